package io.mesquite.mesos.protocol;

import java.util.List;
import java.util.Optional;

/** What an executor sends to its agent. */
public sealed interface ExecutorCall {
    /** The whole call. */
    Json json(String frameworkId, String executorId);

    /**
     * Opens the stream of events, at the start and after each break.
     *
     * @param tasks launched, and no update of theirs acknowledged
     * @param updates sent and not acknowledged
     */
    record Subscribe(List<ExecutorEvent.LaunchedTask> tasks, List<Update> updates) implements ExecutorCall {
        @Override
        public Json json(String frameworkId, String executorId) {
            Json arguments = Json.object(
                    "unacknowledged_tasks",
                    tasks.stream().map(ExecutorEvent.LaunchedTask::whole).toList(),
                    "unacknowledged_updates",
                    updates.stream()
                            .map(update -> Json.object("status", update.status(executorId)))
                            .toList());
            return call("SUBSCRIBE", frameworkId, executorId, "subscribe", arguments);
        }
    }

    /**
     * News of a task. The agent's id is left out: it knows its own, and drops an update with another without a word.
     *
     * @param uuid base64 of 16 bytes, by which the update is acknowledged
     * @param timestamp in seconds since the epoch
     */
    record Update(String taskId, TaskState state, String uuid, double timestamp, Optional<String> message, byte[] data)
            implements ExecutorCall {
        @Override
        public Json json(String frameworkId, String executorId) {
            return call("UPDATE", frameworkId, executorId, "update", Json.object("status", status(executorId)));
        }

        private Json status(String executorId) {
            return Json.object(
                    "task_id",
                    Json.id(taskId),
                    "state",
                    state.wireName(),
                    "uuid",
                    uuid,
                    "source",
                    "SOURCE_EXECUTOR",
                    "executor_id",
                    Json.id(executorId),
                    "timestamp",
                    timestamp,
                    "message",
                    message,
                    "data",
                    Json.bytes(data));
        }
    }

    private static Json call(String type, String frameworkId, String executorId, String key, Json arguments) {
        return Json.object(
                "type", type, "framework_id", Json.id(frameworkId), "executor_id", Json.id(executorId), key, arguments);
    }
}
