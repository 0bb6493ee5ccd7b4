package io.mesquite.coordinator.cluster;

/**
 * What a cluster holds.
 *
 * @param workers that are up or being started
 * @param slots that queries hold
 * @param cpus held, workers that are idle included
 * @param memoryBytes held, workers that are idle included
 * @param description one line for people: what it is and how it is, such as {@code Mesos at 10.0.0.1:5050, connected, offers suppressed}
 */
public record ClusterStatus(int workers, int slots, double cpus, long memoryBytes, String description) {}
