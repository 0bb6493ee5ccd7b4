package io.mesquite.mesos.protocol;

/** What an agent sends to an executor. */
public sealed interface ExecutorEvent {
    /** The first event of a stream. */
    record Subscribed(String agentHost) implements ExecutorEvent {}

    /** A task is to be started. */
    record Launch(LaunchedTask task) implements ExecutorEvent {}

    /** A task is to be ended. */
    record Kill(String taskId) implements ExecutorEvent {}

    /** An update has arrived and need not be sent again. */
    record Acknowledged(String taskId, String uuid) implements ExecutorEvent {}

    /** What the framework says. */
    record Message(byte[] data) implements ExecutorEvent {}

    /** The executor is to end itself and all its tasks. */
    record Shutdown() implements ExecutorEvent {}

    /** The executor can't go on with this subscription. */
    record Error(String message) implements ExecutorEvent {}

    /** The agent is there; every half hour. */
    record Heartbeat() implements ExecutorEvent {}

    /** Of a later Mesos, or of a kind that Mesquite's framework never asks for. */
    record Unknown(String type) implements ExecutorEvent {}

    /**
     * A task as its executor gets it.
     *
     * @param whole the description as it came, to be sent back until the task's first update is acknowledged
     */
    record LaunchedTask(String taskId, byte[] data, Json whole) {}

    /** @throws ProtocolException when the record is no event */
    static ExecutorEvent read(byte[] record) {
        Json json = Json.parse(record);
        String type = json.at("type").requiredText("an event's type");
        return switch (type) {
            case "SUBSCRIBED" ->
                new Subscribed(json.at("subscribed", "agent_info", "hostname").requiredText("the agent's hostname"));
            case "LAUNCH" -> new Launch(readTask(json.at("launch", "task")));
            case "KILL" -> new Kill(json.at("kill", "task_id", "value").requiredText("task_id"));
            case "ACKNOWLEDGED" ->
                new Acknowledged(
                        json.at("acknowledged", "task_id", "value").requiredText("task_id"),
                        json.at("acknowledged", "uuid").requiredText("uuid"));
            case "MESSAGE" -> new Message(json.at("message", "data").bytes());
            case "SHUTDOWN" -> new Shutdown();
            case "ERROR" -> new Error(json.at("error", "message").text().orElse("no reason given"));
            case "HEARTBEAT" -> new Heartbeat();
            default -> new Unknown(type);
        };
    }

    private static LaunchedTask readTask(Json task) {
        return new LaunchedTask(
                task.at("task_id", "value").requiredText("task_id"),
                task.at("data").bytes(),
                task);
    }
}
