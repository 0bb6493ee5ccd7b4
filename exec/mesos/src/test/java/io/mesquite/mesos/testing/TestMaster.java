package io.mesquite.mesos.testing;

import com.sun.net.httpserver.HttpExchange;
import io.mesquite.mesos.protocol.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A master of one framework at a time. All state is guarded by this object. */
public final class TestMaster implements AutoCloseable {
    private static final long ROUND_MILLIS = 200;

    private final Random random;
    private final Path folder;
    private final TestHttp http;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "test-master");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, TestAgent> agents = new LinkedHashMap<>();
    private final Map<String, OfferedPart> offers = new HashMap<>();
    private final Map<String, Long> refusedUntil = new HashMap<>();
    private final Set<String> removedFrameworks = new LinkedHashSet<>();
    private final List<String> calls = new ArrayList<>();
    private int frameworks;
    private int numbers;
    private String frameworkId;
    private String streamId;
    private EventWriter stream;
    private HttpExchange streamExchange;
    private boolean suppressed;
    private double rescindChance;

    private record OfferedPart(TestAgent agent, double cpus, double memory) {}

    /** @param folder for the sandboxes of executors */
    public TestMaster(Path folder, long seed) throws IOException {
        this.folder = folder;
        this.random = new Random(seed);
        this.http = new TestHttp("/api/v1/scheduler", this::handle);
        rounds.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** As {@code mesos.masters} names it. */
    public String address() {
        return "127.0.0.1:" + http.port();
    }

    public synchronized TestAgent addAgent(String host, double cpus, double memory) throws IOException {
        String id = "S" + agents.size();
        TestAgent agent = new TestAgent(this, id, host, cpus, memory, folder.resolve(host), random);
        agents.put(id, agent);
        return agent;
    }

    /** From now on some offers are taken back right after they were made. */
    public synchronized void rescindSome(double chance) {
        rescindChance = chance;
    }

    /** The types of all calls that came. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** CPUs that tasks and executors hold. */
    public synchronized double heldCpus() {
        return agents.values().stream()
                .mapToDouble(agent -> agent.cpus - agent.freeCpus())
                .sum();
    }

    public synchronized Optional<String> frameworkId() {
        return Optional.ofNullable(frameworkId);
    }

    /** Breaks the connection to the framework, as a master that is killed does. */
    public synchronized void breakStream() {
        if (stream != null) {
            stream.breakOff(streamExchange);
            stream = null;
            streamId = null;
            offers.clear();
        }
    }

    /** Removes the framework with all that it runs, as after its failover timeout. */
    public synchronized void removeFramework() {
        removedFrameworks.add(frameworkId);
        if (stream != null) {
            stream.send(error("Framework has been removed"));
            stream.end();
        }
        forgetFramework();
    }

    private void forgetFramework() {
        stream = null;
        streamId = null;
        frameworkId = null;
        offers.clear();
        refusedUntil.clear();
        for (TestAgent agent : agents.values()) {
            agent.executors.values().forEach(executor -> agent.shutDown(executor.id));
            agent.tasks.values().forEach(task -> {
                task.become("TASK_KILLED");
                task.updates.clear();
            });
        }
    }

    void toFramework(Json event) {
        if (stream != null) {
            stream.send(event);
        }
    }

    void later(long millis, Runnable work) {
        rounds.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    /** 16 bytes in base64. */
    static String uuid() {
        UUID uuid = UUID.randomUUID();
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array());
    }

    private synchronized void round() {
        agents.values().forEach(agent -> agent.forward(System.currentTimeMillis()));
        allocate();
    }

    private void allocate() {
        if (stream == null || suppressed) {
            return;
        }
        List<Json> made = new ArrayList<>();
        for (TestAgent agent : agents.values()) {
            double cpus = agent.freeCpus();
            double memory = agent.freeMemory();
            boolean isOffered = offers.values().stream().anyMatch(offer -> offer.agent == agent);
            if (!isOffered
                    && cpus > 0.01
                    && memory > 1
                    && refusedUntil.getOrDefault(agent.id, 0L) <= System.currentTimeMillis()) {
                String id = "O" + ++numbers;
                offers.put(id, new OfferedPart(agent, cpus, memory));
                made.add(offer(id, agent, cpus, memory));
            }
        }
        if (!made.isEmpty()) {
            toFramework(Json.object("type", "OFFERS", "offers", Json.object("offers", made)));
            for (Json offer : made) {
                if (random.nextDouble() < rescindChance) {
                    String id = offer.at("id", "value").requiredText("id");
                    offers.remove(id);
                    toFramework(Json.object("type", "RESCIND", "rescind", Json.object("offer_id", Json.id(id))));
                }
            }
        }
    }

    private static Json offer(String id, TestAgent agent, double cpus, double memory) {
        return Json.object(
                "id",
                Json.id(id),
                "agent_id",
                Json.id(agent.id),
                "hostname",
                agent.host,
                "allocation_info",
                Json.object("role", "*"),
                "resources",
                List.of(scalar("cpus", cpus), scalar("mem", memory)));
    }

    private static Json scalar(String name, double value) {
        double rounded = Math.round(value * 1000) / 1000.0;
        return Json.object("name", name, "type", "SCALAR", "scalar", Json.object("value", rounded));
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!TestHttp.isWellFormed(exchange)) {
            return;
        }
        Json call = Json.parse(exchange.getRequestBody().readAllBytes());
        String type = call.at("type").text().orElse("");
        String id = exchange.getRequestHeaders().getFirst("Mesos-Stream-Id");
        if (type.equals("SUBSCRIBE")) {
            if (id != null) {
                TestHttp.answer(exchange, 400, "Subscribe calls should not include the 'Mesos-Stream-Id' header");
            } else {
                subscribe(exchange, call);
            }
            return;
        }
        String refusal;
        synchronized (this) {
            calls.add(type);
            refusal = refusal(call, id);
            if (refusal.isEmpty()) {
                carryOut(type, call);
            }
        }
        TestHttp.answer(exchange, refusal.isEmpty() ? 202 : 400, refusal);
    }

    private String refusal(Json call, String id) {
        String framework = call.at("framework_id", "value").text().orElse("");
        if (!framework.equals(frameworkId)) {
            return "Framework cannot be found";
        }
        if (id == null) {
            return "All non-subscribe calls should include the 'Mesos-Stream-Id' header";
        }
        return id.equals(streamId)
                ? ""
                : "The stream ID '" + id
                        + "' included in this request didn't match the stream ID currently associated with framework ID "
                        + framework;
    }

    private void subscribe(HttpExchange exchange, Json call) throws IOException {
        EventWriter writer = new EventWriter(random, 1_000);
        String newStream = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Mesos-Stream-Id", newStream);
        exchange.sendResponseHeaders(200, 0);
        synchronized (this) {
            calls.add("SUBSCRIBE");
            Optional<String> known = call.at("framework_id", "value").text();
            if (known.isPresent() && removedFrameworks.contains(known.get())) {
                writer.send(error("Framework has been removed"));
                writer.end();
            } else {
                if (stream != null) {
                    stream.send(error("Framework failed over"));
                    stream.end();
                }
                frameworkId = known.orElseGet(() -> "F" + ++frameworks);
                streamId = newStream;
                stream = writer;
                streamExchange = exchange;
                offers.clear();
                refusedUntil.clear();
                suppressed =
                        !call.at("subscribe", "suppressed_roles").elements().isEmpty();
                writer.send(subscribed());
                allocate();
            }
        }
        writer.run(exchange);
    }

    private Json subscribed() {
        Json address = Json.object("hostname", "localhost", "port", http.port());
        return Json.object(
                "type",
                "SUBSCRIBED",
                "subscribed",
                Json.object(
                        "framework_id",
                        Json.id(frameworkId),
                        "heartbeat_interval_seconds",
                        1.0,
                        "master_info",
                        Json.object("address", address)));
    }

    private static Json error(String message) {
        return Json.object("type", "ERROR", "error", Json.object("message", message));
    }

    private void carryOut(String type, Json call) {
        switch (type) {
            case "ACCEPT" -> accept(call.at("accept"));
            case "DECLINE" -> refuse(call.at("decline"), takeBack(call.at("decline")));
            case "REVIVE" -> {
                suppressed = false;
                refusedUntil.clear();
                later(random.nextInt(20), this::round);
            }
            case "SUPPRESS" -> suppressed = true;
            case "ACKNOWLEDGE" -> {
                Json ack = call.at("acknowledge");
                agents.get(ack.at("agent_id", "value").requiredText("agent_id"))
                        .acknowledged(
                                ack.at("task_id", "value").requiredText("task_id"),
                                ack.at("uuid").requiredText("uuid"));
            }
            case "KILL" -> kill(call.at("kill", "task_id", "value").requiredText("task_id"));
            case "SHUTDOWN" ->
                agents.get(call.at("shutdown", "agent_id", "value").requiredText("agent_id"))
                        .shutDown(call.at("shutdown", "executor_id", "value").requiredText("executor_id"));
            case "RECONCILE" -> reconcile(call.at("reconcile", "tasks").elements());
            case "TEARDOWN" -> {
                removedFrameworks.add(frameworkId);
                EventWriter old = stream;
                forgetFramework();
                old.end();
            }
            default -> {}
        }
    }

    private Optional<List<OfferedPart>> takeBack(Json call) {
        List<OfferedPart> parts = new ArrayList<>();
        boolean allValid = true;
        for (Json id : call.at("offer_ids").elements()) {
            OfferedPart part = offers.remove(id.at("value").requiredText("offer id"));
            allValid &= part != null;
            if (part != null) {
                parts.add(part);
            }
        }
        return allValid ? Optional.of(parts) : Optional.empty();
    }

    private void refuse(Json call, Optional<List<OfferedPart>> parts) {
        long millis = (long) (call.at("filters", "refuse_seconds").number(5) * 1000);
        parts.orElse(List.of()).forEach(part -> refusedUntil.put(part.agent.id, System.currentTimeMillis() + millis));
    }

    private void accept(Json call) {
        Optional<List<OfferedPart>> parts = takeBack(call);
        for (Json operation : call.at("operations").elements()) {
            for (Json task : operation.at("launch", "task_infos").elements()) {
                if (parts.isEmpty()) {
                    masterUpdate(task, "TASK_DROPPED", "REASON_INVALID_OFFERS", "Task launched with invalid offers");
                } else {
                    launch(task, parts.get().get(0).agent);
                }
            }
        }
        refuse(call, parts);
    }

    private void launch(Json task, TestAgent agent) {
        String id = task.at("task_id", "value").requiredText("task_id");
        String executorId = task.at("executor", "executor_id", "value").requiredText("executor_id");
        TestExecutor executor = agent.executors.get(executorId);
        boolean starts = executor == null || executor.hasEnded;
        TestTask entry = new TestTask(id, agent.id, executorId, sum(task, "cpus"), sum(task, "mem"));
        double executorCpus = sum(task.at("executor"), "cpus");
        double executorMemory = sum(task.at("executor"), "mem");
        boolean fits = entry.cpus + (starts ? executorCpus : 0) <= agent.freeCpus() + 0.001
                && entry.memory + (starts ? executorMemory : 0) <= agent.freeMemory() + 0.001;
        if (!fits) {
            masterUpdate(task, "TASK_ERROR", "REASON_TASK_INVALID", "Total resources are more than available");
        } else {
            agent.launch(task, entry, executorCpus, executorMemory);
        }
    }

    private static double sum(Json owner, String name) {
        return owner.at("resources").elements().stream()
                .filter(resource ->
                        resource.at("name").text().filter(name::equals).isPresent())
                .mapToDouble(resource -> resource.at("scalar", "value").number(0))
                .sum();
    }

    private void masterUpdate(Json task, String state, String reason, String message) {
        toFramework(Json.object(
                "type",
                "UPDATE",
                "update",
                Json.object(
                        "status",
                        Json.object(
                                "task_id",
                                task.at("task_id"),
                                "state",
                                state,
                                "source",
                                "SOURCE_MASTER",
                                "reason",
                                reason,
                                "message",
                                message,
                                "agent_id",
                                task.at("agent_id")))));
    }

    private void kill(String taskId) {
        for (TestAgent agent : agents.values()) {
            TestTask task = agent.tasks.get(taskId);
            if (task != null && !task.hasEnded) {
                agent.executors
                        .get(task.executorId)
                        .send(Json.object("type", "KILL", "kill", Json.object("task_id", Json.id(taskId))));
            }
        }
    }

    private void reconcile(List<Json> asked) {
        if (asked.isEmpty()) {
            agents.values().forEach(agent -> agent.tasks.values().stream()
                    .filter(task -> !task.hasEnded)
                    .forEach(this::tellState));
        }
        for (Json question : asked) {
            String id = question.at("task_id", "value").requiredText("task_id");
            Optional<TestTask> task = agents.values().stream()
                    .flatMap(agent -> Optional.ofNullable(agent.tasks.get(id)).stream())
                    .findFirst();
            task.ifPresentOrElse(
                    this::tellState,
                    () -> masterUpdate(
                            question,
                            "TASK_GONE",
                            "REASON_RECONCILIATION",
                            "Reconciliation: Task is unknown to the agent"));
        }
    }

    private void tellState(TestTask task) {
        Json status = Json.object(
                "task_id",
                Json.id(task.id),
                "state",
                task.state,
                "source",
                "SOURCE_MASTER",
                "reason",
                "REASON_RECONCILIATION",
                "agent_id",
                Json.id(task.agentId),
                "executor_id",
                Json.id(task.executorId));
        toFramework(Json.object("type", "UPDATE", "update", Json.object("status", status)));
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        List<TestAgent> all;
        synchronized (this) {
            all = List.copyOf(agents.values());
        }
        all.forEach(TestAgent::close);
        http.close();
    }
}
