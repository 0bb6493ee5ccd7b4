package io.mesquite.coordinator.remote;

import io.mesquite.coordinator.cluster.SlotRequest.SlotSize;
import java.time.Duration;

/**
 * How queries use a cluster.
 *
 * @param workers that a query gets if it can; it begins with fewer, but not with none
 * @param bindHost address to listen on for workers; empty for all of this machine
 * @param port to listen on for workers; 0 for any that is free
 * @param advertisedHost name or address by which workers reach this machine
 * @param slot what a query gets of each worker
 * @param queryMemoryBytes that a query may reserve on each worker, unless its own options say otherwise; more than the worker has is all of
 *     it
 * @param waitTimeout after which a query that got no workers fails
 * @param startTimeout after which a task that was launched and did not begin is lost
 * @param heartbeatTimeout after which a worker of which nothing is heard is lost
 * @param localityWait how long to wait for workers near the data
 * @param maximumAttempts of a query, the first included
 * @param compress whether frames are compressed on their way; of no use between processes of one machine
 */
public record ClusterOptions(
        int workers,
        String bindHost,
        int port,
        String advertisedHost,
        SlotSize slot,
        long queryMemoryBytes,
        Duration waitTimeout,
        Duration startTimeout,
        Duration heartbeatTimeout,
        Duration localityWait,
        int maximumAttempts,
        boolean compress) {
    public ClusterOptions {
        if (workers < 1 || maximumAttempts < 1) {
            throw new IllegalArgumentException(workers + " workers, " + maximumAttempts + " attempts");
        }
    }

    /** Workers on this machine. */
    public static ClusterOptions onLoopback(int workers) {
        return new ClusterOptions(
                workers,
                "127.0.0.1",
                0,
                "127.0.0.1",
                SlotSize.DEFAULT,
                Long.MAX_VALUE,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                4,
                false);
    }
}
