package io.mesquite.mesos.testing;

import com.sun.net.httpserver.HttpExchange;
import io.mesquite.mesos.protocol.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An agent: starts executors, passes tasks on to them and their updates back, again and again until these are acknowledged. */
public final class TestAgent implements AutoCloseable {
    private static final long RESEND_MILLIS = 300;

    final String id;
    final String host;
    final double cpus;
    final double memory;
    final Map<String, TestExecutor> executors = new LinkedHashMap<>();
    final Map<String, TestTask> tasks = new LinkedHashMap<>();

    private final TestMaster master;
    private final Path folder;
    private final Random random;
    private TestHttp http;
    private boolean partitioned;

    TestAgent(TestMaster master, String id, String host, double cpus, double memory, Path folder, Random random)
            throws IOException {
        this.master = master;
        this.id = id;
        this.host = host;
        this.cpus = cpus;
        this.memory = memory;
        this.folder = folder;
        this.random = random;
        this.http = new TestHttp("/api/v1/executor", this::handle);
    }

    public String id() {
        return id;
    }

    /** Ids of the executors that run. */
    public List<String> executorIds() {
        synchronized (master) {
            return executors.values().stream()
                    .filter(executor -> !executor.hasEnded)
                    .map(executor -> executor.id)
                    .toList();
        }
    }

    /** Ends an executor's process by force. */
    public void killExecutor(String executorId) {
        synchronized (master) {
            executors.get(executorId).kill();
        }
    }

    /** The agent's process ends and starts again soon; executors live on. */
    public void restart(long awayMillis) throws IOException, InterruptedException {
        int port = http.port();
        synchronized (master) {
            partitioned = true;
            for (TestExecutor executor : executors.values()) {
                if (executor.stream != null) {
                    executor.stream.breakOff(executor.exchange);
                    executor.stream = null;
                }
            }
        }
        http.close();
        Thread.sleep(awayMillis);
        http = new TestHttp("/api/v1/executor", this::handle, port);
        synchronized (master) {
            partitioned = false;
        }
    }

    double freeCpus() {
        double used = tasks.values().stream()
                .filter(task -> !task.hasEnded)
                .mapToDouble(task -> task.cpus)
                .sum();
        return cpus
                - used
                - executors.values().stream()
                        .filter(executor -> !executor.hasEnded)
                        .mapToDouble(executor -> executor.cpus)
                        .sum();
    }

    double freeMemory() {
        double used = tasks.values().stream()
                .filter(task -> !task.hasEnded)
                .mapToDouble(task -> task.memory)
                .sum();
        return memory
                - used
                - executors.values().stream()
                        .filter(executor -> !executor.hasEnded)
                        .mapToDouble(executor -> executor.memory)
                        .sum();
    }

    /** Under the master's lock. */
    void launch(Json task, TestTask entry, double executorCpus, double executorMemory) {
        tasks.put(entry.id, entry);
        TestExecutor executor = executors.get(entry.executorId);
        if (executor == null || executor.hasEnded) {
            executor =
                    new TestExecutor(entry.executorId, executorCpus, executorMemory, folder.resolve(entry.executorId));
            executors.put(executor.id, executor);
            start(executor, task.at("executor"));
        }
        executor.send(Json.object("type", "LAUNCH", "launch", Json.object("task", task)));
    }

    private void start(TestExecutor executor, Json info) {
        Map<String, String> environment = Map.of(
                "PATH",
                "/usr/bin:/bin",
                "MESOS_FRAMEWORK_ID",
                info.at("framework_id", "value").requiredText("framework_id"),
                "MESOS_EXECUTOR_ID",
                executor.id,
                "MESOS_AGENT_ENDPOINT",
                "127.0.0.1:" + http.port(),
                "MESOS_SANDBOX",
                executor.sandbox.toString(),
                "MESOS_CHECKPOINT",
                "1",
                "MESOS_RECOVERY_TIMEOUT",
                "1mins",
                "MESOS_SUBSCRIPTION_BACKOFF_MAX",
                "200ms");
        Thread thread = new Thread(
                () -> {
                    int status;
                    try {
                        executor.start(info.at("command"), environment);
                        status = executor.process.waitFor();
                    } catch (IOException | InterruptedException e) {
                        status = 1;
                    }
                    ended(executor, status > 128 ? status - 128 : status << 8);
                },
                "test-executor");
        thread.setDaemon(true);
        thread.start();
    }

    private void ended(TestExecutor executor, int status) {
        synchronized (master) {
            executor.hasEnded = true;
            if (executor.stream != null) {
                executor.stream.end();
            }
            master.toFramework(Json.object(
                    "type",
                    "FAILURE",
                    "failure",
                    Json.object("agent_id", Json.id(id), "executor_id", Json.id(executor.id), "status", status)));
            for (TestTask task : tasks.values()) {
                if (task.executorId.equals(executor.id) && !task.hasEnded) {
                    task.become("TASK_FAILED");
                    task.updates.add(Json.object(
                            "task_id",
                            Json.id(task.id),
                            "state",
                            "TASK_FAILED",
                            "source",
                            "SOURCE_AGENT",
                            "reason",
                            "REASON_EXECUTOR_TERMINATED",
                            "message",
                            "Executor terminated",
                            "agent_id",
                            Json.id(id),
                            "executor_id",
                            Json.id(executor.id),
                            "uuid",
                            TestMaster.uuid()));
                }
            }
            forward(0);
        }
    }

    /** Sends what the framework has not acknowledged, one update a task. */
    void forward(long now) {
        if (partitioned) {
            return;
        }
        for (TestTask task : tasks.values()) {
            if (!task.updates.isEmpty() && (now == 0 && task.lastSent == 0 || now - task.lastSent > RESEND_MILLIS)) {
                task.lastSent = System.currentTimeMillis();
                master.toFramework(Json.object("type", "UPDATE", "update", Json.object("status", task.updates.peek())));
            }
        }
    }

    void acknowledged(String taskId, String uuid) {
        TestTask task = tasks.get(taskId);
        if (task != null
                && !task.updates.isEmpty()
                && task.updates.peek().at("uuid").text().filter(uuid::equals).isPresent()) {
            task.updates.remove();
            task.lastSent = 0;
            forward(0);
        }
    }

    void shutDown(String executorId) {
        TestExecutor executor = executors.get(executorId);
        if (executor == null || executor.hasEnded) {
            return;
        }
        executor.send(Json.object("type", "SHUTDOWN"));
        master.later(3_000, executor::kill);
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!TestHttp.isWellFormed(exchange)) {
            return;
        }
        Json call = Json.parse(exchange.getRequestBody().readAllBytes());
        TestExecutor executor;
        synchronized (master) {
            executor = executors.get(call.at("executor_id", "value").text().orElse(""));
        }
        if (executor == null) {
            TestHttp.answer(exchange, 400, "Executor cannot be found");
            return;
        }
        switch (call.at("type").text().orElse("")) {
            case "SUBSCRIBE" -> subscribe(exchange, executor, call.at("subscribe"));
            case "UPDATE" -> TestHttp.answer(exchange, 202, update(executor, call.at("update", "status")));
            default ->
                TestHttp.answer(exchange, 400, "Failed to validate Executor::Call: Expecting 'type' to be present");
        }
    }

    private void subscribe(HttpExchange exchange, TestExecutor executor, Json call) throws IOException {
        EventWriter writer = new EventWriter(random, 60_000);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        synchronized (master) {
            call.at("unacknowledged_updates").elements().forEach(update -> update(executor, update.at("status")));
            writer.send(Json.object(
                    "type",
                    "SUBSCRIBED",
                    "subscribed",
                    Json.object("agent_info", Json.object("hostname", host, "id", Json.id(id)))));
            executor.stream = writer;
            executor.exchange = exchange;
            executor.waiting.forEach(writer::send);
            executor.waiting.clear();
        }
        writer.run(exchange);
    }

    /** Takes an update as a real agent does: what is wrong in some ways is dropped without a word. */
    private String update(TestExecutor executor, Json status) {
        synchronized (master) {
            String uuid = status.at("uuid").requiredText("uuid");
            if (!status.at("source").text().filter("SOURCE_EXECUTOR"::equals).isPresent()
                    || status.at("uuid").bytes().length != 16) {
                throw new IllegalArgumentException("an update without a source or an uuid: " + status);
            }
            TestTask task = tasks.get(status.at("task_id", "value").requiredText("task_id"));
            executor.send(Json.object(
                    "type", "ACKNOWLEDGED", "acknowledged", Json.object("task_id", Json.id(task.id), "uuid", uuid)));
            boolean known = task.hasEnded
                    || task.updates.stream().anyMatch(update -> update.at("uuid")
                            .text()
                            .filter(uuid::equals)
                            .isPresent());
            if (!known) {
                task.become(status.at("state").requiredText("state"));
                task.updates.add(Json.object(
                        "task_id",
                        Json.id(task.id),
                        "state",
                        task.state,
                        "source",
                        "SOURCE_EXECUTOR",
                        "message",
                        status.at("message"),
                        "agent_id",
                        Json.id(id),
                        "executor_id",
                        Json.id(executor.id),
                        "uuid",
                        uuid));
                forward(0);
            }
            return "";
        }
    }

    @Override
    public void close() {
        synchronized (master) {
            executors.values().forEach(TestExecutor::kill);
        }
        http.close();
    }
}
