package io.mesquite.mesos.protocol;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who a framework says it is.
 *
 * @param user that tasks run as; empty is the user of this process
 * @param role whose share of the cluster is used
 * @param principal that the framework logs in with
 * @param failoverTimeout for which the master keeps the tasks of a framework that is gone
 * @param revocable whether resources that can be taken back are wanted
 * @param webUi where people find the framework's own page
 */
public record FrameworkDescription(
        String user,
        String name,
        String role,
        Optional<String> principal,
        Duration failoverTimeout,
        boolean revocable,
        Optional<String> webUi) {
    /** @param frameworkId that it had before; empty for a new one */
    Json json(Optional<String> frameworkId) {
        return Json.object(
                "user",
                user,
                "name",
                name,
                "id",
                Json.id(frameworkId.orElse(null)),
                "failover_timeout",
                (double) failoverTimeout.toMillis() / 1000,
                "checkpoint",
                true,
                "roles",
                List.of(role),
                "hostname",
                hostname(),
                "principal",
                principal,
                "webui_url",
                webUi,
                "capabilities",
                capabilities().stream().map(type -> Json.object("type", type)).toList());
    }

    private List<String> capabilities() {
        List<String> types = new ArrayList<>(List.of(
                "MULTI_ROLE", "RESERVATION_REFINEMENT", "PARTITION_AWARE", "TASK_KILLING_STATE", "REGION_AWARE"));
        if (revocable) {
            types.add("REVOCABLE_RESOURCES");
        }
        return types;
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
