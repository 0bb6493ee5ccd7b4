package io.mesquite.mesos.scheduler;

import static io.mesquite.mesos.scheduler.SchedulerFixture.offer;
import static io.mesquite.mesos.scheduler.SchedulerFixture.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.mesos.protocol.SchedulerCall.Kill;
import io.mesquite.mesos.protocol.SchedulerCall.Reconcile;
import io.mesquite.mesos.protocol.SchedulerCall.Shutdown;
import io.mesquite.mesos.protocol.SchedulerEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A master that is lost, agents that come back to the next one late, and whom that is blamed on: nobody. */
class SchedulerFailoverTest {
    private static final int TASKS = 6;

    private final SchedulerFixture fixture = SchedulerFixture.subscribed();

    /** One slot on agent a1 with several running tasks. */
    private Slot severalRunning(String request) {
        fixture.request(request(request, 1, 1, TASKS));
        fixture.offers(offer("o-" + request, "a1"));
        Slot slot = fixture.one(Action.Granted.class).slots().get(0);
        for (int i = 0; i < TASKS; i++) {
            fixture.launch(request + ".0." + i, slot);
        }
        for (int i = 0; i < TASKS; i++) {
            fixture.update(request + ".0." + i, "TASK_RUNNING", "a1", slot.workerId(), null);
        }
        fixture.take();
        return slot;
    }

    private void masterLostAndBack() {
        fixture.scheduler.closed("connection reset", fixture.now);
        fixture.tick(3_000);
        fixture.send(new SchedulerEvent.Subscribed("f-1", Duration.ofSeconds(15), "master:5050"));
    }

    /** In ticks of a second, with the heartbeats of a master that is well. */
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            fixture.send(new SchedulerEvent.Heartbeat());
            fixture.tick(1_000);
        }
    }

    private void assertGrantedAtOnce(String request) {
        fixture.take();
        fixture.request(request(request, 1, 1, 1));
        fixture.offers(offer("o-" + request, "a1"));
        fixture.one(Action.Granted.class);
    }

    private void executorEnds(String worker) {
        fixture.send("{\"type\":\"FAILURE\",\"failure\":{\"agent_id\":{\"value\":\"a1\"},\"executor_id\":{\"value\":\""
                + worker + "\"},\"status\":256}}");
    }

    @Test
    void aStubbornWorkerOfManyTasksIsEndedOnceAndCountsOnce() {
        for (int i = 0; i < 2; i++) {
            Slot slot = severalRunning("q" + i + ".a1");
            fixture.release("q" + i + ".a1");
            pass(15);
            assertEquals(slot.workerId(), fixture.one(Shutdown.class).executorId());
            fixture.one(Action.WorkerLost.class);
            assertEquals(TASKS, fixture.of(Action.TaskEnded.class).size());
        }
        assertGrantedAtOnce("q9.a1");
    }

    @Test
    void aWorkerWhoseFirstTasksAreNeverHeardOfCountsOnce() {
        fixture.request(request("q1.a1", 1, 1, TASKS));
        fixture.offers(offer("o1", "a1"));
        Slot slot = fixture.one(Action.Granted.class).slots().get(0);
        for (int i = 0; i < TASKS; i++) {
            fixture.launch("q1.a1.0." + i, slot);
        }
        fixture.take();
        pass(185);
        fixture.one(Shutdown.class);
        fixture.one(Action.WorkerLost.class);
        fixture.release("q1.a1");
        assertGrantedAtOnce("q9.a1");
    }

    @Test
    void anAgentThatIsBackLateIsNotBlamedAndEndsItsTasksThen() {
        Slot slot = severalRunning("q1.a1");
        masterLostAndBack();
        fixture.release("q1.a1");
        pass(70);
        fixture.none(Shutdown.class);
        fixture.none(Action.TaskEnded.class);
        fixture.none(Action.WorkerLost.class);
        fixture.take();
        fixture.update("q1.a1.0.0", "TASK_RUNNING", "a1", slot.workerId(), "REASON_RECONCILIATION");
        assertEquals(TASKS, fixture.of(Kill.class).size(), "kills that no master could pass on are sent again");
        pass(5);
        for (int i = 0; i < TASKS; i++) {
            fixture.update("q1.a1.0." + i, "TASK_KILLED", "a1", slot.workerId(), null);
        }
        assertTrue(fixture.of(Action.TaskEnded.class).stream().allMatch(end -> end.outcome() == TaskOutcome.KILLED));
        fixture.none(Action.WorkerLost.class);
        assertGrantedAtOnce("q9.a1");
        assertEquals(
                slot.workerId(),
                fixture.one(Action.Granted.class).slots().get(0).workerId());
    }

    @Test
    void aWorkerThatIsStubbornAfterItsAgentIsBackIsEndedOnce() {
        severalRunning("q1.a1");
        masterLostAndBack();
        fixture.release("q1.a1");
        pass(70);
        fixture.none(Shutdown.class);
        fixture.offers(offer("o9", "a1"));
        pass(9);
        fixture.none(Shutdown.class);
        pass(3);
        fixture.one(Shutdown.class);
        fixture.one(Action.WorkerLost.class);
        assertGrantedAtOnce("q9.a1");
    }

    @Test
    void tasksOfAnAgentThatIsNotBackAreAskedForUntilItIs() {
        Slot slot = severalRunning("q1.a1");
        masterLostAndBack();
        fixture.take();
        pass(60);
        Set<String> asked = new HashSet<>();
        fixture.of(Reconcile.class).forEach(call -> call.tasks().forEach(task -> asked.add(task.taskId())));
        assertEquals(TASKS, asked.size());
        for (int i = 0; i < TASKS; i++) {
            fixture.update("q1.a1.0." + i, "TASK_RUNNING", "a1", slot.workerId(), "REASON_RECONCILIATION");
        }
        fixture.take();
        pass(60);
        fixture.none(Reconcile.class);
        fixture.none(Action.TaskEnded.class);
    }

    @Test
    void aMasterThatLostItsMemoryIsAskedUntilTheAgentIsBack() {
        Slot slot = fixture.running("q1.a1");
        masterLostAndBack();
        for (int i = 0; i < 10; i++) {
            fixture.update("q1.a1.0.0", "TASK_UNKNOWN", "a1", null, "REASON_RECONCILIATION");
            fixture.take();
            pass(41);
            assertTrue(!fixture.of(Reconcile.class).isEmpty(), "not asked again after answer " + i);
            fixture.none(Action.TaskEnded.class);
        }
        fixture.update("q1.a1.0.0", "TASK_RUNNING", "a1", slot.workerId(), "REASON_RECONCILIATION");
        pass(60);
        fixture.none(Action.TaskEnded.class);
    }

    @Test
    void anAgentThatNeverComesBackIsGivenUpInTheEnd() {
        severalRunning("q1.a1");
        masterLostAndBack();
        fixture.release("q1.a1");
        pass(890);
        fixture.none(Action.TaskEnded.class);
        pass(20);
        fixture.one(Action.WorkerLost.class);
        assertEquals(TASKS, fixture.of(Action.TaskEnded.class).size());
    }

    @Test
    void aFrameworkThatIsRemovedAgainAndAgainBlamesNoAgent() {
        for (int i = 0; i < 5; i++) {
            fixture.running("q" + i + ".a1");
            fixture.send(new SchedulerEvent.Error("Framework has been removed"));
            fixture.tick(15_000);
            fixture.send(new SchedulerEvent.Subscribed("f-" + i, Duration.ofSeconds(15), "master:5050"));
            fixture.release("q" + i + ".a1");
            fixture.tick(6_000);
            fixture.take();
        }
        assertGrantedAtOnce("q9.a1");
    }

    @Test
    void anAgentIsAvoidedForAQuarterOfAnHourAtMost() {
        for (int i = 0; i < 12; i++) {
            Slot slot = fixture.running("q" + i + ".a1");
            executorEnds(slot.workerId());
            fixture.release("q" + i + ".a1");
            fixture.take();
            pass(i < 11 ? 900 : 0);
        }
        fixture.request(request("q20.a1", 1, 1, 1));
        fixture.offers(offer("o20", "a1"));
        fixture.none(Action.Granted.class);
        pass(901);
        fixture.offers(offer("o21", "a1"));
        fixture.one(Action.Granted.class);
    }

    @Test
    void anAgentWhereAWorkerDoesWellHasACleanSlate() {
        for (int i = 0; i < 3; i++) {
            executorEnds(fixture.running("q" + i + ".a1").workerId());
            fixture.release("q" + i + ".a1");
            fixture.take();
        }
        pass(16);
        Slot well = fixture.running("q4.a1");
        pass(61);
        fixture.update("q4.a1.0.0", "TASK_FINISHED", "a1", well.workerId(), null);
        executorEnds(well.workerId());
        fixture.release("q4.a1");
        assertGrantedAtOnce("q9.a1");
    }

    @Test
    void anExitStatusIsNotTakenForASignal() {
        assertEquals(
                List.of(
                        "ended with exit status 127",
                        "ended with exit status 127",
                        "ended with exit status 255",
                        "ended with exit status 0",
                        "ended with signal 9",
                        "ended with signal 9",
                        "ended with signal 11"),
                List.of(
                        ExitStatus.describe(127),
                        ExitStatus.describe(127 << 8),
                        ExitStatus.describe(255),
                        ExitStatus.describe(0),
                        ExitStatus.describe(9),
                        ExitStatus.describe(128 + 9),
                        ExitStatus.describe(128 + 11)));
    }
}
