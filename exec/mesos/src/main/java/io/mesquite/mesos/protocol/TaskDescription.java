package io.mesquite.mesos.protocol;

import java.util.List;

/**
 * A task to be launched on an executor, which is started when the agent does not run it yet.
 *
 * @param name for people
 * @param data for the executor
 */
public record TaskDescription(
        String taskId,
        String name,
        String agentId,
        List<Resource> resources,
        ExecutorDescription executor,
        byte[] data) {
    Json json(String frameworkId) {
        return Json.object(
                "name",
                name,
                "task_id",
                Json.id(taskId),
                "agent_id",
                Json.id(agentId),
                "resources",
                resources.stream().map(Resource::json).toList(),
                "executor",
                executor.json(frameworkId),
                "data",
                Json.bytes(data));
    }
}
