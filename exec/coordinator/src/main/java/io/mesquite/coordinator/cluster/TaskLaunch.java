package io.mesquite.coordinator.cluster;

/**
 * A task to be started.
 *
 * @param id query, attempt, fragment and number, such as {@code q7.a1.2.0}: letters, digits and dots; never used twice
 * @param description for people who look at the cluster's own pages, such as {@code q7 of ann: fragment 2, task 0}; holds nothing
 *     secret
 * @param slotId of a granted slot
 * @param payload for {@code Worker.launch}, unchanged; secret; the caller does not change the array any more
 */
public record TaskLaunch(String id, String description, String slotId, byte[] payload) {}
