package io.mesquite.mesos.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.mesos.protocol.AgentAttribute.Range;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages against those of a real master and agent. */
class MessagesTest {
    private static List<SchedulerEvent> events(String transcript) {
        return Transcript.records(transcript).stream().map(SchedulerEvent::read).toList();
    }

    private static <T> T first(List<?> events, Class<T> kind) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static SchedulerEvent read(String json) {
        return SchedulerEvent.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-command-task",
                "02-custom-executor",
                "03-second-subscriber",
                "04-agent-recovery",
                "05-failover-b",
                "06-failures",
                "07-agent-lost-partition-aware",
                "08-master-restart-inmemory-b",
                "11-keepalive"
            })
    void everyRecordedEventIsUnderstood(String transcript) {
        for (SchedulerEvent event : events(transcript)) {
            assertFalse(event instanceof SchedulerEvent.Unknown, () -> "unknown " + event);
        }
    }

    @Test
    void anOfferTellsItsResourcesAndAttributes() {
        List<SchedulerEvent> events = events("01-command-task");
        Offer offer = first(events, SchedulerEvent.Offers.class).offers().get(0);
        assertEquals("agent2", offer.host());
        assertEquals("bf5db071-cdb2-4a58-914c-c80ce6cb833b-S1", offer.agentId());
        assertEquals(4, offer.total("cpus", false));
        assertEquals(4096, offer.total("mem", true));
        assertEquals(List.of(new AgentAttribute.Text("rack", "r2")), offer.attributes());
        assertEquals(List.of(new Range(31000, 31999)), offer.resources().get(0).ranges());
        assertEquals(
                new SchedulerEvent.Subscribed(
                        "bf5db071-cdb2-4a58-914c-c80ce6cb833b-0000", Duration.ofSeconds(15), "localhost:5050"),
                events.get(0));
    }

    @Test
    void attributesOfAllTypesAreRead() {
        String offer =
                "{\"type\":\"OFFERS\",\"offers\":{\"offers\":[{\"id\":{\"value\":\"o\"},\"agent_id\":{\"value\":\"a\"},"
                        + "\"hostname\":\"h\",\"domain\":{\"fault_domain\":{\"region\":{\"name\":\"eu\"},\"zone\":{\"name\":\"z1\"}}},"
                        + "\"attributes\":[{\"name\":\"cores\",\"type\":\"SCALAR\",\"scalar\":{\"value\":8.0}},"
                        + "{\"name\":\"ids\",\"type\":\"RANGES\",\"ranges\":{\"range\":[{\"begin\":1,\"end\":\"5\"}]}},"
                        + "{\"name\":\"disks\",\"type\":\"SET\",\"set\":{\"item\":[\"ssd\",\"nvme\"]}}]}]}}";
        Offer read = ((SchedulerEvent.Offers) read(offer)).offers().get(0);
        assertEquals(Optional.of("eu"), read.region());
        assertEquals(Optional.of("z1"), read.zone());
        assertEquals(
                List.of(
                        new AgentAttribute.Scalar("cores", 8),
                        new AgentAttribute.Ranges("ids", List.of(new Range(1, 5))),
                        new AgentAttribute.Items("disks", Set.of("ssd", "nvme"))),
                read.attributes());
    }

    @Test
    void updatesTellWhoSpeaks() {
        List<TaskStatus> statuses = events("02-custom-executor").stream()
                .filter(SchedulerEvent.Update.class::isInstance)
                .map(event -> ((SchedulerEvent.Update) event).status())
                .toList();
        TaskStatus running = statuses.get(1);
        assertEquals(TaskState.RUNNING, running.state());
        assertEquals(Optional.of("2u/mMKutQdqX2CD1/wGVAw=="), running.uuid());
        assertArrayEquals("some data".getBytes(StandardCharsets.UTF_8), running.data());
        List<TaskStatus> answers =
                statuses.stream().filter(TaskStatus::isReconciliation).toList();
        assertEquals(3, answers.size());
        assertTrue(answers.stream().allMatch(answer -> answer.uuid().isEmpty()));
        assertEquals(
                "TASK_LOST REASON_RECONCILIATION: Reconciliation: Task is unknown to the agent",
                answers.get(1).describe());
    }

    @Test
    void failuresTellOfExecutorsAndAgents() {
        assertEquals(
                OptionalInt.of(768),
                first(events("06-failures"), SchedulerEvent.Failure.class).status());
        SchedulerEvent.Failure agent = first(events("07-agent-lost-partition-aware"), SchedulerEvent.Failure.class);
        assertEquals(Optional.empty(), agent.executorId());
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThrows(ProtocolException.class, () -> read("{"));
        assertThrows(ProtocolException.class, () -> read("[]"));
        assertThrows(ProtocolException.class, () -> read("{} {}"));
        assertThrows(ProtocolException.class, () -> read("{\"type\":\"UPDATE\"}"));
        assertThrows(ProtocolException.class, () -> read("{\"type\":\"OFFERS\",\"offers\":3}"));
        assertEquals(new SchedulerEvent.Unknown("NEW"), read("{\"type\":\"NEW\",\"new\":{}}"));
    }

    @Test
    void callsAreThoseThatARealMasterTook() {
        String file = "02-custom-executor";
        String framework = "bf5db071-cdb2-4a58-914c-c80ce6cb833b-0001";
        String agent = "bf5db071-cdb2-4a58-914c-c80ce6cb833b-S1";
        assertSame(
                new SchedulerCall.Acknowledge(agent, "t-1", "IMLA4ugWTVuM+J1nHYqvlg=="),
                file,
                "ACKNOWLEDGE",
                framework);
        assertSame(new SchedulerCall.Kill("t-2", Optional.of(agent)), file, "KILL", framework);
        assertSame(new SchedulerCall.Shutdown("ex-1", agent), file, "SHUTDOWN", framework);
        assertSame(
                new SchedulerCall.Reconcile(List.of(
                        new SchedulerCall.Reconcile.Task("t-2", agent),
                        new SchedulerCall.Reconcile.Task("no-such", agent))),
                file,
                "RECONCILE",
                framework);
        assertSame(new SchedulerCall.Suppress(), file, "SUPPRESS", framework);
        assertSame(new SchedulerCall.Revive(), file, "REVIVE", framework);
        assertSame(new SchedulerCall.Teardown(), file, "TEARDOWN", framework);
        assertSame(
                new SchedulerCall.Decline(List.of("bf5db071-cdb2-4a58-914c-c80ce6cb833b-O53"), Duration.ofMillis(100)),
                "06-failures",
                "DECLINE",
                "bf5db071-cdb2-4a58-914c-c80ce6cb833b-0017");
    }

    private static void assertSame(SchedulerCall call, String transcript, String type, String framework) {
        assertEquals(
                Transcript.calls(transcript, type).get(0),
                Json.parse(call.json(framework).utf8()));
    }

    @Test
    void anAcceptHasTheKeysOfOneThatARealMasterTook() {
        Resource cpus = new Resource("cpus", 0.5, List.of(), List.of(), false, true);
        Resource port = new Resource("ports", 0, List.of(new Range(31000, 31000)), List.of(), false, true);
        ExecutorDescription executor = new ExecutorDescription(
                "ex-1",
                "worker",
                "run",
                List.of(new ExecutorDescription.Uri("http://c/d.tar.gz", true, false)),
                Map.of("FOO", "bar"),
                List.of(cpus, port),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5));
        Json call = new SchedulerCall.Accept(
                        List.of("o1"),
                        List.of(new TaskDescription("t-1", "t", "a", List.of(cpus), executor, new byte[] {1})),
                        Duration.ZERO)
                .json("f");
        Set<String> ours = paths(call.value(), "");
        ours.removeAll(
                paths(Transcript.calls("02-custom-executor", "ACCEPT").get(0).value(), ""));
        String executorPath = ".accept.operations[].launch.task_infos[].executor";
        assertEquals(
                Set.of(
                        executorPath + ".command.environment.variables[].type",
                        executorPath + ".command.uris[]",
                        executorPath + ".command.uris[].cache",
                        executorPath + ".command.uris[].extract",
                        executorPath + ".command.uris[].value",
                        executorPath + ".command.uris",
                        executorPath + ".resources[].ranges",
                        executorPath + ".resources[].ranges.range",
                        executorPath + ".resources[].ranges.range[]",
                        executorPath + ".resources[].ranges.range[].begin",
                        executorPath + ".resources[].ranges.range[].end",
                        executorPath + ".shutdown_grace_period",
                        executorPath + ".shutdown_grace_period.nanoseconds"),
                ours);
    }

    private static Set<String> paths(Object value, String path) {
        Set<String> paths = new TreeSet<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((key, member) -> {
                paths.add(path + "." + key);
                paths.addAll(paths(member, path + "." + key));
            });
        } else if (value instanceof List<?> elements) {
            for (Object element : elements) {
                paths.add(path + "[]");
                paths.addAll(paths(element, path + "[]"));
            }
        }
        return paths;
    }

    @Test
    void aSubscriptionNamesTheFrameworkTwiceOrNot() {
        FrameworkDescription framework = new FrameworkDescription(
                "ann", "mesquite", "sql", Optional.of("ann"), Duration.ofDays(1), false, Optional.empty());
        Json fresh = new SchedulerCall.Subscribe(framework, Optional.empty(), true).json();
        assertFalse(fresh.at("framework_id").isPresent());
        assertFalse(fresh.at("subscribe", "framework_info", "id").isPresent());
        assertEquals(
                List.of(new Json("sql")),
                fresh.at("subscribe", "suppressed_roles").elements());
        Json again = new SchedulerCall.Subscribe(framework, Optional.of("f-1"), false).json();
        assertEquals(Optional.of("f-1"), again.at("framework_id", "value").text());
        assertEquals(
                Optional.of("f-1"),
                again.at("subscribe", "framework_info", "id", "value").text());
        assertEquals(
                86400,
                again.at("subscribe", "framework_info", "failover_timeout").number(0));
        assertFalse(again.at("subscribe", "suppressed_roles").isPresent());
    }

    @Test
    void anExecutorsEventsAndCallsAreThoseOfTheRecording() {
        List<ExecutorEvent> events = Transcript.records("02-executor").stream()
                .map(ExecutorEvent::read)
                .toList();
        assertEquals(new ExecutorEvent.Subscribed("agent2"), events.get(0));
        ExecutorEvent.LaunchedTask task =
                first(events, ExecutorEvent.Launch.class).task();
        assertEquals("t-1", task.taskId());
        assertEquals("sleep 1; echo hi", new String(task.data(), StandardCharsets.UTF_8));
        assertEquals(
                new ExecutorEvent.Acknowledged("t-1", "IMLA4ugWTVuM+J1nHYqvlg=="),
                first(events, ExecutorEvent.Acknowledged.class));
        assertEquals(new ExecutorEvent.Kill("t-2"), first(events, ExecutorEvent.Kill.class));
        assertEquals(new ExecutorEvent.Shutdown(), events.get(events.size() - 1));

        Json sent = Transcript.calls("02-executor", "UPDATE").get(1);
        ExecutorCall.Update update = new ExecutorCall.Update(
                "t-1",
                TaskState.RUNNING,
                "2u/mMKutQdqX2CD1/wGVAw==",
                sent.at("update", "status", "timestamp").number(0),
                Optional.of("it runs"),
                "some data".getBytes(StandardCharsets.UTF_8));
        String framework = "bf5db071-cdb2-4a58-914c-c80ce6cb833b-0001";
        assertEquals(sent, Json.parse(update.json(framework, "ex-1").utf8()));
        Json subscribe = new ExecutorCall.Subscribe(List.of(task), List.of(update)).json(framework, "ex-1");
        assertEquals(
                task.whole(),
                subscribe.at("subscribe", "unacknowledged_tasks").elements().get(0));
        assertEquals(
                sent.at("update", "status"),
                Json.parse(subscribe.utf8())
                        .at("subscribe", "unacknowledged_updates")
                        .elements()
                        .get(0)
                        .at("status"));
    }

    @Test
    void allStatesHaveTheirNameOnTheWire() {
        List<TaskState> read = new ArrayList<>();
        for (TaskState state : TaskState.values()) {
            read.add(TaskState.ofWireName(state.wireName()));
        }
        assertEquals(List.of(TaskState.values()), read);
        assertEquals(TaskState.UNKNOWN, TaskState.ofWireName("TASK_OF_A_LATER_MESOS"));
    }
}
