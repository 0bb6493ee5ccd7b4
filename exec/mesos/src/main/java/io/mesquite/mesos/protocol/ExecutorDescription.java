package io.mesquite.mesos.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An executor to be started with its first task.
 *
 * @param command run by a shell in the sandbox
 * @param uris that the agent fetches into the sandbox before
 * @param image of a container; empty for none
 * @param shutdownGrace that it has to end by itself when told to
 */
public record ExecutorDescription(
        String executorId,
        String name,
        String command,
        List<Uri> uris,
        Map<String, String> environment,
        List<Resource> resources,
        Optional<String> image,
        Optional<String> network,
        Duration shutdownGrace) {
    /**
     * Something to fetch.
     *
     * @param extract whether to unpack it, where its name ends as an archive's
     * @param cache whether the agent keeps it for the next executor
     */
    public record Uri(String value, boolean extract, boolean cache) {
        private Json json() {
            return Json.object("value", value, "extract", extract, "cache", cache);
        }
    }

    Json json(String frameworkId) {
        return Json.object(
                "type",
                "CUSTOM",
                "executor_id",
                Json.id(executorId),
                "framework_id",
                Json.id(frameworkId),
                "name",
                name,
                "command",
                commandJson(),
                "container",
                containerJson(),
                "resources",
                resources.stream().map(Resource::json).toList(),
                "shutdown_grace_period",
                Json.object("nanoseconds", shutdownGrace.toNanos()));
    }

    private Json commandJson() {
        List<Json> variables = environment.entrySet().stream()
                .map(variable -> Json.object("name", variable.getKey(), "type", "VALUE", "value", variable.getValue()))
                .toList();
        return Json.object(
                "shell",
                true,
                "value",
                command,
                "uris",
                uris.stream().map(Uri::json).toList(),
                "environment",
                Json.object("variables", variables));
    }

    private Json containerJson() {
        if (image.isEmpty() && network.isEmpty()) {
            return null;
        }
        return Json.object(
                "type",
                "MESOS",
                "mesos",
                image.map(name -> Json.object(
                        "image", Json.object("type", "DOCKER", "docker", Json.object("name", name), "cached", true))),
                "network_infos",
                network.map(name -> List.of(Json.object("name", name))));
    }
}
