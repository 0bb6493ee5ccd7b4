package io.mesquite.mesos.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.coordinator.cluster.SlotRequest.SlotSize;
import io.mesquite.coordinator.cluster.TaskLaunch;
import io.mesquite.mesos.protocol.ExecutorDescription;
import io.mesquite.mesos.protocol.FrameworkDescription;
import io.mesquite.mesos.protocol.Json;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.SchedulerEvent;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A scheduler in ticks: events and time go in by the methods, what it did is looked at after each. */
final class SchedulerFixture {
    long now = 1_000_000;
    final Scheduler scheduler;
    final List<Action> actions = new ArrayList<>();
    private int uuids;

    SchedulerFixture() {
        this("", Double.POSITIVE_INFINITY, Optional.empty());
    }

    SchedulerFixture(String constraints, double maxCpus, Optional<String> keptId) {
        FrameworkDescription framework = new FrameworkDescription(
                "root", "mesquite", "sql", Optional.empty(), Duration.ofHours(1), true, Optional.empty());
        SchedulerSettings settings = new SchedulerSettings(
                framework,
                AgentConstraint.parseAll(constraints),
                new Size(0.1, 1024),
                new Size(1, 64),
                maxCpus,
                Duration.ofSeconds(60),
                (id, resources, port) -> new ExecutorDescription(
                        id,
                        "worker",
                        "exec worker",
                        List.of(),
                        Map.of("PORT", port.isPresent() ? Long.toString(port.getAsLong()) : ""),
                        resources,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(5)));
        scheduler = new Scheduler(settings, keptId, new Random(7));
    }

    /** Subscribed, longer ago than offers are waited for at first. */
    static SchedulerFixture subscribed() {
        return subscribed("", Double.POSITIVE_INFINITY);
    }

    static SchedulerFixture subscribed(String constraints, double maxCpus) {
        SchedulerFixture fixture = new SchedulerFixture(constraints, maxCpus, Optional.empty());
        fixture.tick(0);
        fixture.send(new SchedulerEvent.Subscribed("f-1", Duration.ofSeconds(15), "master:5050"));
        fixture.tick(6_000);
        fixture.take();
        return fixture;
    }

    void send(SchedulerEvent event) {
        scheduler.event(event, now);
        drain();
    }

    void send(String json) {
        send(SchedulerEvent.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    void tick(long millis) {
        now += millis;
        scheduler.tick(now);
        drain();
    }

    void drain() {
        actions.addAll(scheduler.drain());
    }

    /** What was done since the last time. */
    List<Action> take() {
        List<Action> taken = List.copyOf(actions);
        actions.clear();
        return taken;
    }

    /** Of one kind, since the last {@link #take}. */
    <T> List<T> of(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Action action : actions) {
            Object what = action instanceof Action.Send send && SchedulerCall.class.isAssignableFrom(kind)
                    ? send.call()
                    : action;
            if (kind.isInstance(what)) {
                found.add(kind.cast(what));
            }
        }
        return found;
    }

    <T> T one(Class<T> kind) {
        List<T> found = of(kind);
        assertEquals(1, found.size(), () -> "one " + kind.getSimpleName() + " in " + actions);
        return found.get(0);
    }

    <T> void none(Class<T> kind) {
        assertTrue(of(kind).isEmpty(), () -> "no " + kind.getSimpleName() + " in " + actions);
    }

    static SlotRequest request(String id, int atLeast, int atMost, int tasks) {
        return new SlotRequest(id, "ann", atLeast, atMost, tasks, SlotSize.DEFAULT, Map.of(), Duration.ZERO, Set.of());
    }

    void request(SlotRequest request) {
        scheduler.request(request, now);
        drain();
    }

    void release(String id) {
        scheduler.release(id, now);
        drain();
    }

    void launch(String id, Slot slot) {
        scheduler.launch(new TaskLaunch(id, "task " + id, slot.id(), new byte[] {1, 2, 3}), now);
        drain();
    }

    void kill(String id) {
        scheduler.kill(id, now);
        drain();
    }

    /** Agent {@code a1} has host {@code h1}, and so on. */
    static String offer(String id, String agent, double cpus, double memory, String more) {
        return "{\"id\":{\"value\":\"" + id + "\"},\"agent_id\":{\"value\":\"" + agent + "\"},\"hostname\":\"h"
                + agent.substring(1) + "\",\"allocation_info\":{\"role\":\"sql\"}" + more + ",\"resources\":["
                + "{\"name\":\"ports\",\"type\":\"RANGES\",\"ranges\":{\"range\":[{\"begin\":31000,\"end\":31009}]}},"
                + "{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":" + cpus + "}},"
                + "{\"name\":\"mem\",\"type\":\"SCALAR\",\"scalar\":{\"value\":" + memory + "}}]}";
    }

    static String offer(String id, String agent) {
        return offer(id, agent, 4, 4096, "");
    }

    void offers(String... offers) {
        send("{\"type\":\"OFFERS\",\"offers\":{\"offers\":[" + String.join(",", offers) + "]}}");
    }

    /** An update of an executor, or one of the agent or master where a reason is given. */
    void update(String task, String state, String agent, String executor, String reason) {
        Json status = Json.object(
                "task_id",
                Json.id(task),
                "state",
                state,
                "agent_id",
                Json.id(agent),
                "executor_id",
                Json.id(executor),
                "reason",
                reason,
                "uuid",
                "REASON_RECONCILIATION".equals(reason) ? null : "uuid-" + ++uuids);
        send(Json.object("type", "UPDATE", "update", Json.object("status", status))
                .toString());
    }

    /** A request of one slot of one task that runs on agent a1; gives the slot. */
    Slot running(String request) {
        request(request(request, 1, 1, 1));
        offers(offer("o-" + request, "a1"));
        Slot slot = one(Action.Granted.class).slots().get(0);
        launch(request + ".0.0", slot);
        update(request + ".0.0", "TASK_RUNNING", "a1", slot.workerId(), null);
        take();
        return slot;
    }
}
