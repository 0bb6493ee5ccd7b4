package io.mesquite.mesos.scheduler;

import static io.mesquite.mesos.scheduler.SchedulerFixture.offer;
import static io.mesquite.mesos.scheduler.SchedulerFixture.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.SchedulerCall.Accept;
import io.mesquite.mesos.protocol.SchedulerCall.Acknowledge;
import io.mesquite.mesos.protocol.SchedulerCall.Kill;
import io.mesquite.mesos.protocol.SchedulerCall.Reconcile;
import io.mesquite.mesos.protocol.SchedulerCall.Shutdown;
import io.mesquite.mesos.protocol.SchedulerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchedulerLifeTest {
    private SchedulerFixture fixture = SchedulerFixture.subscribed();

    private void failure(String agent, String executor, Integer status) {
        fixture.send("{\"type\":\"FAILURE\",\"failure\":{\"agent_id\":{\"value\":\"" + agent + "\"}"
                + (executor == null ? "" : ",\"executor_id\":{\"value\":\"" + executor + "\"}")
                + (status == null ? "" : ",\"status\":" + status) + "}}");
    }

    private void subscribed(String id) {
        fixture.send(new SchedulerEvent.Subscribed(id, Duration.ofSeconds(15), "master:5050"));
    }

    @Test
    void anUpdateIsAcknowledgedAndItsEndToldOnce() {
        Slot slot = fixture.running("q1.a1");
        fixture.update("q1.a1.0.0", "TASK_FINISHED", "a1", slot.workerId(), null);
        assertEquals(TaskOutcome.FINISHED, fixture.one(Action.TaskEnded.class).outcome());
        fixture.one(Acknowledge.class);
        fixture.take();
        fixture.update("q1.a1.0.0", "TASK_FINISHED", "a1", slot.workerId(), null);
        fixture.one(Acknowledge.class);
        fixture.none(Action.TaskEnded.class);
    }

    @Test
    void whatTheMasterSaysForItselfIsNotAcknowledged() {
        Slot slot = fixture.running("q1.a1");
        fixture.update("q1.a1.0.0", "TASK_RUNNING", "a1", slot.workerId(), "REASON_RECONCILIATION");
        fixture.none(Acknowledge.class);
    }

    @Test
    void aTaskThatFailsByItselfLeavesItsWorkerUp() {
        Slot slot = fixture.running("q1.a1");
        fixture.update("q1.a1.0.0", "TASK_FAILED", "a1", slot.workerId(), null);
        assertEquals(TaskOutcome.FAILED, fixture.one(Action.TaskEnded.class).outcome());
        fixture.none(Action.WorkerLost.class);
        assertEquals(1, fixture.scheduler.workers().size());
    }

    @Test
    void anExecutorThatIsKilledTakesItsTasksWithIt() {
        Slot slot = fixture.running("q1.a1");
        failure("a1", slot.workerId(), 9);
        Action.TaskEnded ended = fixture.one(Action.TaskEnded.class);
        assertEquals(TaskOutcome.LOST, ended.outcome());
        assertEquals("The executor on h1 ended with signal 9", ended.message());
        assertEquals(slot.workerId(), fixture.one(Action.WorkerLost.class).workerId());
        fixture.take();
        fixture.update("q1.a1.0.0", "TASK_FAILED", "a1", slot.workerId(), "REASON_EXECUTOR_TERMINATED");
        fixture.one(Acknowledge.class);
        fixture.none(Action.TaskEnded.class);
        fixture.take();
        fixture.launch("q1.a1.1.0", slot);
        assertEquals(TaskOutcome.LOST, fixture.one(Action.TaskEnded.class).outcome());
    }

    @Test
    void anAgentThatIsGoneTakesItsWorkersWithIt() {
        fixture.running("q1.a1");
        failure("a1", null, null);
        assertEquals(TaskOutcome.LOST, fixture.one(Action.TaskEnded.class).outcome());
        fixture.one(Action.WorkerLost.class);
    }

    @Test
    void anUnreachableTaskIsLostAndKilledShouldItComeBack() {
        Slot slot = fixture.running("q1.a1");
        fixture.update("q1.a1.0.0", "TASK_UNREACHABLE", "a1", slot.workerId(), "REASON_AGENT_REMOVED");
        assertEquals(TaskOutcome.LOST, fixture.one(Action.TaskEnded.class).outcome());
        fixture.take();
        fixture.update("q1.a1.0.0", "TASK_RUNNING", "a1", slot.workerId(), "REASON_AGENT_REREGISTERED");
        assertEquals(slot.workerId(), fixture.one(Shutdown.class).executorId());
    }

    @Test
    void anAgentWhereWorkersFailAgainAndAgainIsAvoidedForAWhile() {
        for (int i = 0; i < 3; i++) {
            Slot slot = fixture.running("q" + i + ".a1");
            failure("a1", slot.workerId(), 256);
            fixture.release("q" + i + ".a1");
            fixture.take();
        }
        fixture.request(request("q9.a1", 1, 1, 1));
        fixture.offers(offer("o1", "a1"));
        fixture.tick(600);
        assertTrue(fixture.one(Action.Waiting.class).reason().contains("1 avoided for 15 s after failures"));
        fixture.tick(15_000);
        fixture.offers(offer("o2", "a1"));
        fixture.one(Action.Granted.class);
    }

    @Test
    void anIdleWorkerIsEndedAndThenNothingIsHeld() {
        Slot slot = fixture.running("q1.a1");
        fixture.update("q1.a1.0.0", "TASK_FINISHED", "a1", slot.workerId(), null);
        fixture.release("q1.a1");
        fixture.tick(59_000);
        fixture.none(Shutdown.class);
        fixture.tick(1_000);
        assertEquals(slot.workerId(), fixture.one(Shutdown.class).executorId());
        assertEquals(1, fixture.scheduler.status().workers());
        failure("a1", slot.workerId(), 0);
        fixture.none(Action.WorkerLost.class);
        assertEquals(0, fixture.scheduler.status().workers());
        assertEquals(0, fixture.scheduler.status().cpus());
    }

    @Test
    void aWarmWorkerIsUsedAgain() {
        Slot first = fixture.running("q1.a1");
        fixture.update("q1.a1.0.0", "TASK_FINISHED", "a1", first.workerId(), null);
        fixture.release("q1.a1");
        fixture.tick(50_000);
        Slot second = fixture.running("q2.a1");
        assertEquals(first.workerId(), second.workerId());
    }

    @Test
    void releasingASlotKillsWhatStillRunsAndAStubbornWorkerIsEnded() {
        Slot slot = fixture.running("q1.a1");
        fixture.release("q1.a1");
        assertEquals("q1.a1.0.0", fixture.one(Kill.class).taskId());
        fixture.tick(9_000);
        fixture.none(Shutdown.class);
        fixture.tick(2_000);
        assertEquals(slot.workerId(), fixture.one(Shutdown.class).executorId());
        assertEquals(TaskOutcome.LOST, fixture.one(Action.TaskEnded.class).outcome());
        fixture.one(Action.WorkerLost.class);
    }

    @Test
    void aTaskThatWasNotLaunchedYetIsKilledAtOnce() {
        fixture.request(request("q1.a1", 1, 1, 2));
        fixture.offers(offer("o1", "a1"));
        Slot slot = fixture.one(Action.Granted.class).slots().get(0);
        fixture.launch("q1.a1.0.0", slot);
        fixture.kill("q1.a1.0.0");
        assertEquals(TaskOutcome.KILLED, fixture.one(Action.TaskEnded.class).outcome());
        fixture.none(Kill.class);
        fixture.tick(100);
        fixture.none(Accept.class);
    }

    private Slot launched() {
        fixture.request(request("q1.a1", 1, 1, 1));
        fixture.offers(offer("o1", "a1"));
        Slot slot = fixture.one(Action.Granted.class).slots().get(0);
        fixture.launch("q1.a1.0.0", slot);
        fixture.one(Accept.class);
        fixture.take();
        return slot;
    }

    @Test
    void aLaunchThatNothingIsHeardOfIsAskedForAndThenGivenUp() {
        Slot slot = launched();
        fixture.tick(31_000);
        assertEquals("q1.a1.0.0", fixture.one(Reconcile.class).tasks().get(0).taskId());
        for (int i = 0; i < 11; i++) {
            fixture.send(new SchedulerEvent.Heartbeat());
            fixture.tick(14_000);
        }
        assertEquals(TaskOutcome.LOST, fixture.one(Action.TaskEnded.class).outcome());
        assertEquals(slot.workerId(), fixture.one(Shutdown.class).executorId());
    }

    @Test
    void aTaskWhoseOfferWasGoneIsLaunchedAgainUnderAnotherId() {
        launched();
        fixture.update("q1.a1.0.0", "TASK_DROPPED", "a1", null, "REASON_INVALID_OFFERS");
        fixture.none(Action.TaskEnded.class);
        fixture.tick(10);
        fixture.of(SchedulerCall.Revive.class);
        fixture.offers(offer("o2", "a1"));
        fixture.tick(10);
        assertEquals("q1.a1.0.0-2", fixture.one(Accept.class).tasks().get(0).taskId());
        fixture.update("q1.a1.0.0-2", "TASK_FINISHED", "a1", "e", null);
        assertEquals("q1.a1.0.0", fixture.one(Action.TaskEnded.class).taskId());
    }

    @Test
    void aTaskWhoseLaunchWasLostWithAConnectionIsLaunchedAgain() {
        launched();
        fixture.scheduler.closed("connection reset", fixture.now);
        fixture.tick(500);
        subscribed("f-1");
        fixture.update("q1.a1.0.0", "TASK_GONE", "a1", null, "REASON_RECONCILIATION");
        fixture.offers(offer("o2", "a1"));
        fixture.tick(10);
        assertEquals("q1.a1.0.0-2", fixture.one(Accept.class).tasks().get(0).taskId());
        fixture.none(Action.TaskEnded.class);
    }

    @Test
    void aTaskThatMesosDoesNotTakeIsLost() {
        launched();
        fixture.update("q1.a1.0.0", "TASK_ERROR", "a1", null, "REASON_TASK_INVALID");
        assertEquals(TaskOutcome.LOST, fixture.one(Action.TaskEnded.class).outcome());
    }

    @Test
    void aBrokenStreamIsOpenedAgainWithTheSameIdAndQuestions() {
        fixture.running("q1.a1");
        fixture.scheduler.closed("connection reset", fixture.now);
        fixture.tick(500);
        SchedulerCall.Subscribe call = fixture.one(Action.Open.class).call();
        assertEquals(Optional.of("f-1"), call.knownId());
        assertTrue(call.suppressed());
        subscribed("f-1");
        List<Reconcile> questions = fixture.of(Reconcile.class);
        assertEquals(
                List.of(1, 0), questions.stream().map(q -> q.tasks().size()).toList());
        fixture.none(Action.TaskEnded.class);
    }

    @Test
    void whatWasWaitedForWithoutAMasterGetsItsTimeAnew() {
        Slot running = fixture.running("q0.a1");
        fixture.kill("q0.a1.0.0");
        launched();
        fixture.scheduler.closed("connection reset", fixture.now);
        fixture.tick(300_000);
        fixture.take();
        subscribed("f-1");
        fixture.tick(1_000);
        assertEquals("q0.a1.0.0", fixture.one(Kill.class).taskId());
        fixture.none(Action.TaskEnded.class);
        fixture.none(Shutdown.class);
        fixture.update("q0.a1.0.0", "TASK_KILLED", "a1", running.workerId(), null);
        assertEquals(TaskOutcome.KILLED, fixture.one(Action.TaskEnded.class).outcome());
    }

    @Test
    void waitsBetweenStreamsGrowAndAreBounded() {
        long longest = 0;
        for (int i = 0; i < 12; i++) {
            fixture.scheduler.closed("connection refused", fixture.now);
            long wait = 0;
            while (fixture.of(Action.Open.class).isEmpty()) {
                fixture.tick(50);
                wait += 50;
            }
            longest = Math.max(longest, wait);
            fixture.take();
        }
        assertTrue(longest > 7_000 && longest <= 15_050, "longest wait " + longest);
    }

    @Test
    void withoutHeartbeatsTheStreamIsDropped() {
        fixture.tick(68_000);
        fixture.none(Action.Disconnect.class);
        fixture.tick(2_000);
        assertEquals(
                "no heartbeat for 76 s", fixture.one(Action.Disconnect.class).reason());
        fixture.tick(15_000);
        fixture.one(Action.Open.class);
    }

    @Test
    void aTaskThatANewMasterDoesNotKnowYetIsNotLostAtOnce() {
        Slot slot = fixture.running("q1.a1");
        subscribed("f-1");
        fixture.take();
        for (int i = 0; i < 3; i++) {
            fixture.update("q1.a1.0.0", "TASK_UNKNOWN", "a1", null, "REASON_RECONCILIATION");
            fixture.none(Action.TaskEnded.class);
            fixture.tick(5_000 << i);
            fixture.one(Reconcile.class);
            fixture.take();
        }
        fixture.update("q1.a1.0.0", "TASK_RUNNING", "a1", slot.workerId(), "REASON_RECONCILIATION");
        fixture.tick(60_000);
        fixture.none(Action.TaskEnded.class);
    }

    @Test
    void aTaskThatTheMasterNeverKnowsIsLostInTheEnd() {
        fixture.running("q1.a1");
        for (int i = 0; i < 5; i++) {
            fixture.none(Action.TaskEnded.class);
            fixture.update("q1.a1.0.0", "TASK_UNKNOWN", "a1", null, "REASON_RECONCILIATION");
            fixture.tick(50_000);
        }
        assertEquals(TaskOutcome.LOST, fixture.one(Action.TaskEnded.class).outcome());
    }

    @Test
    void aFrameworkThatWasRemovedRegistersAfresh() {
        fixture.running("q1.a1");
        fixture.send(new SchedulerEvent.Error("Framework has been removed"));
        assertEquals(Optional.empty(), fixture.one(Action.KeepFrameworkId.class).frameworkId());
        assertEquals(TaskOutcome.LOST, fixture.one(Action.TaskEnded.class).outcome());
        fixture.one(Action.Warn.class);
        fixture.tick(1_000);
        assertEquals(Optional.empty(), fixture.one(Action.Open.class).call().knownId());
        fixture.take();
        subscribed("f-2");
        assertEquals(
                Optional.of("f-2"), fixture.one(Action.KeepFrameworkId.class).frameworkId());
    }

    @Test
    void anotherCoordinatorIsNotFought() {
        fixture.send(new SchedulerEvent.Error("Framework failed over"));
        fixture.one(Action.Exit.class);
        fixture.take();
        fixture.tick(600_000);
        fixture.none(Action.Open.class);
    }

    @Test
    void anIdThatWasKeptIsUsed() {
        fixture = new SchedulerFixture("", 100, Optional.of("f-9"));
        fixture.tick(0);
        assertEquals(Optional.of("f-9"), fixture.one(Action.Open.class).call().knownId());
        subscribed("f-9");
        fixture.update("old.a1.0.0", "TASK_RUNNING", "a1", "worker-old-1", "REASON_RECONCILIATION");
        assertEquals("worker-old-1", fixture.one(Shutdown.class).executorId());
    }

    @Test
    void allTasksAreAskedForEveryQuarterOfAnHour() {
        for (int i = 0; i < 61; i++) {
            fixture.send(new SchedulerEvent.Heartbeat());
            fixture.tick(15_000);
        }
        assertEquals(List.of(), fixture.one(Reconcile.class).tasks());
    }

    @Test
    void aDrainedAgentsTaskIsKilledAndItsWorkerEnds() {
        Slot slot = fixture.running("q1.a1");
        fixture.update("q1.a1.0.0", "TASK_KILLED", "a1", slot.workerId(), "REASON_AGENT_DRAINING");
        assertEquals(TaskOutcome.KILLED, fixture.one(Action.TaskEnded.class).outcome());
        fixture.one(Action.WorkerLost.class);
        fixture.one(Shutdown.class);
    }

    @Test
    void anInverseOfferIsAgreedToAndKeptByEndingTheWorkerInTime() {
        Slot slot = fixture.running("q1.a1");
        long start = fixture.now + 70_000;
        fixture.send("{\"type\":\"INVERSE_OFFERS\",\"inverse_offers\":{\"inverse_offers\":[{\"id\":{\"value\":\"i1\"},"
                + "\"agent_id\":{\"value\":\"a1\"},\"unavailability\":{\"start\":{\"nanoseconds\":" + start * 1_000_000
                + "},\"duration\":{\"nanoseconds\":60000000000}}}]}}");
        assertEquals(
                List.of("i1"),
                fixture.one(SchedulerCall.AcceptInverseOffers.class).inverseOfferIds());
        fixture.tick(60_000);
        fixture.none(Action.TaskEnded.class);
        fixture.tick(10_000);
        assertEquals(TaskOutcome.KILLED, fixture.one(Action.TaskEnded.class).outcome());
        assertEquals(slot.workerId(), fixture.one(Shutdown.class).executorId());
    }

    @Test
    void aRefusedCallBeginsANewStream() {
        launched();
        Accept refused = new Accept(List.of("o1"), List.of(), Duration.ZERO);
        fixture.scheduler.refused(refused, "400 The stream ID did not match", fixture.now);
        fixture.drain();
        fixture.one(Action.Disconnect.class);
        fixture.tick(1_000);
        fixture.one(Action.Open.class);
    }

    @Test
    void shuttingDownGivesEverythingBack() {
        fixture.running("q1.a1");
        fixture.scheduler.shutDown(fixture.now);
        fixture.drain();
        fixture.one(SchedulerCall.Teardown.class);
        assertEquals(Optional.empty(), fixture.one(Action.KeepFrameworkId.class).frameworkId());
    }

    @Test
    void aRequestKnowsThatThereIsNoMaster() {
        fixture = new SchedulerFixture();
        fixture.tick(0);
        fixture.scheduler.closed("master:5050 refused the connection", fixture.now);
        fixture.request(request("q1.a1", 1, 1, 1));
        fixture.now += 600;
        fixture.scheduler.closed("master:5050 refused the connection", fixture.now);
        fixture.drain();
        assertEquals(
                "Mesos, not connected: master:5050 refused the connection",
                fixture.one(Action.Waiting.class).reason());
    }
}
