package io.mesquite.coordinator.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What one attempt of a query needs of a cluster.
 *
 * @param id of the attempt, such as {@code q7.a1}; never used twice
 * @param user on whose behalf, for accounting
 * @param atLeast slots, of which each is on another worker; fewer are of no use
 * @param atMost slots; more are of no use
 * @param tasksPerSlot how many tasks will be launched on each slot at most: they share what the slot has, so that on Mesos each is given
 *     that part of it
 * @param size of each slot; a cluster that only knows whole workers may give more
 * @param bytesByHost how much of what is read lies on which host, by the names that splits give; empty where it does not matter
 * @param localityWait how long to wait for slots on those hosts while others are there
 * @param avoidedHosts hosts where workers failed lately: to be used only where nothing else is there within {@code localityWait}
 */
public record SlotRequest(
        String id,
        String user,
        int atLeast,
        int atMost,
        int tasksPerSlot,
        SlotSize size,
        Map<String, Long> bytesByHost,
        Duration localityWait,
        Set<String> avoidedHosts) {
    public SlotRequest {
        if (atLeast < 1 || atMost < atLeast || tasksPerSlot < 1) {
            throw new IllegalArgumentException(
                    "from " + atLeast + " to " + atMost + " slots of " + tasksPerSlot + " tasks");
        }
        bytesByHost = Map.copyOf(bytesByHost);
        avoidedHosts = Set.copyOf(avoidedHosts);
    }

    /**
     * What a slot has.
     *
     * @param cpus may be a fraction; 0 for what the cluster gives when nothing is said ({@code mesos.task-cpus})
     * @param memoryBytes that tasks may reserve in the worker; 0 for what the cluster gives when nothing is said
     */
    public record SlotSize(double cpus, long memoryBytes) {
        public static final SlotSize DEFAULT = new SlotSize(0, 0);

        public SlotSize {
            if (cpus < 0 || memoryBytes < 0) {
                throw new IllegalArgumentException("a slot of " + cpus + " CPUs and " + memoryBytes + " bytes");
            }
        }
    }
}
