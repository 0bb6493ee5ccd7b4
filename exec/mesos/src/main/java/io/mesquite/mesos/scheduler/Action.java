package io.mesquite.mesos.scheduler;

import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.mesos.protocol.SchedulerCall;
import java.util.List;
import java.util.Optional;

/** What the scheduler wants done, in the order in which it came. */
public sealed interface Action {
    /** Open a stream of events to the leading master; {@link Scheduler#closed} tells where that fails or the stream ends. */
    record Open(SchedulerCall.Subscribe call) implements Action {}

    /** Drop the stream: nothing of it counts any more. */
    record Disconnect(String reason) implements Action {}

    /** Send a call with the id of the current stream. */
    record Send(SchedulerCall call) implements Action {}

    /** Keep this id for the next start; empty to forget what was kept. */
    record KeepFrameworkId(Optional<String> frameworkId) implements Action {}

    /** Tell the coordinator. */
    record Granted(String requestId, List<Slot> slots) implements Action {}

    /** Tell the coordinator. */
    record Waiting(String requestId, String reason) implements Action {}

    /** Tell the coordinator. */
    record TaskEnded(String taskId, TaskOutcome outcome, String message) implements Action {}

    /** Tell the coordinator. */
    record WorkerLost(String workerId, String message) implements Action {}

    /** Tell the operator. */
    record Warn(String message) implements Action {}

    /** Another coordinator has taken the framework over: end, and never fight. */
    record Exit(String message) implements Action {}
}
