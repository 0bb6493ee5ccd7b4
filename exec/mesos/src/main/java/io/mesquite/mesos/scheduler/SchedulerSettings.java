package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.FrameworkDescription;
import java.time.Duration;
import java.util.List;

/**
 * What an operator says of how much to take and where.
 *
 * @param constraints all of which an agent must fulfil
 * @param worker what a worker holds while it is up
 * @param slot what a slot holds while tasks run on it, where the request does not say
 * @param maxCpus held together at most; infinite for no bound
 * @param idleTimeout after which a worker without slots is ended
 * @param template of workers' processes
 */
public record SchedulerSettings(
        FrameworkDescription framework,
        List<AgentConstraint> constraints,
        Size worker,
        Size slot,
        double maxCpus,
        Duration idleTimeout,
        WorkerTemplate template) {
    /**
     * CPUs and megabytes of memory.
     *
     * @param cpus may be a fraction
     */
    public record Size(double cpus, double memoryMb) {
        Size plus(Size other) {
            return new Size(cpus + other.cpus, memoryMb + other.memoryMb);
        }

        /** An equal share, rounded to what Mesos can count, never up. */
        Size share(int parts) {
            return new Size(
                    Math.max(0.01, Math.floor(cpus / parts * 1000) / 1000), Math.max(1, Math.floor(memoryMb / parts)));
        }
    }
}
