package io.mesquite.coordinator.cluster;

/**
 * A part of a worker that a query holds, from its grant until the request is released or the worker is lost.
 *
 * @param id never used twice
 * @param workerId of the worker that is there or will be started by the first launch
 * @param host the name or address of its machine, as splits name hosts
 */
public record Slot(String id, String requestId, String workerId, String host) {}
