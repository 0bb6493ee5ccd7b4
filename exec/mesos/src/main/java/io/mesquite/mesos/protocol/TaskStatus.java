package io.mesquite.mesos.protocol;

import java.util.Optional;

/**
 * What is said of a task, by its executor, its agent or the master.
 *
 * @param reason such as {@code REASON_EXECUTOR_TERMINATED}; empty when its executor says it
 * @param uuid base64, to be acknowledged; empty where the master speaks for itself, which is not acknowledged
 * @param data what the executor sent with it
 */
public record TaskStatus(
        String taskId,
        TaskState state,
        Optional<String> message,
        Optional<String> reason,
        Optional<String> agentId,
        Optional<String> executorId,
        Optional<String> uuid,
        byte[] data) {
    static TaskStatus read(Json json) {
        return new TaskStatus(
                json.at("task_id", "value").requiredText("task_id"),
                TaskState.ofWireName(json.at("state").requiredText("state")),
                json.at("message").text(),
                json.at("reason").text(),
                json.at("agent_id", "value").text(),
                json.at("executor_id", "value").text(),
                json.at("uuid").text(),
                json.at("data").bytes());
    }

    /** Whether this is the answer to a question of ours, and no news. */
    public boolean isReconciliation() {
        return reason.filter("REASON_RECONCILIATION"::equals).isPresent();
    }

    /** For people: state, reason and message. */
    public String describe() {
        return state.wireName()
                + reason.map(text -> " " + text).orElse("")
                + message.map(text -> ": " + text).orElse("");
    }
}
