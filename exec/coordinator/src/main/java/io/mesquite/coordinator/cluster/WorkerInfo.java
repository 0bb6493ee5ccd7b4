package io.mesquite.coordinator.cluster;

import java.time.Instant;

/**
 * A worker as people see it.
 *
 * @param slots that queries hold on it
 * @param tasks that were launched on it and have not ended
 */
public record WorkerInfo(String id, String host, double cpus, long memoryBytes, int slots, int tasks, Instant since) {}
