package io.mesquite.engine.remote;

/**
 * A task's lanes have time for splits.
 *
 * @param sequence of this request among those of the task for the scan, from 0: one that is sent again gets the same splits again, so that
 *     none is lost with an answer
 * @param host the worker's machine
 */
public record SplitRequest(String attempt, String taskId, int scanNode, long sequence, String host, int most) {}
