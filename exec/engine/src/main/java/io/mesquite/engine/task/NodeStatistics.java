package io.mesquite.engine.task;

/**
 * What was measured of one plan node so far, all lanes together.
 *
 * @param inputRows of all its sources; for a scan the rows that its connector gave
 * @param nanos spent in it on all lanes, those behind it not counted
 * @param peakMemoryBytes reserved at one time
 * @param spilledBytes written to disk for want of memory
 * @param bytesRead from the store, for a scan
 * @param requests to the store, for a scan
 */
public record NodeStatistics(
        int nodeId,
        long inputRows,
        long outputRows,
        long batches,
        long nanos,
        long peakMemoryBytes,
        long spilledBytes,
        long bytesRead,
        long requests,
        long splits) {
    /** Both together, for a node that runs in several tasks. */
    public NodeStatistics plus(NodeStatistics other) {
        return new NodeStatistics(
                nodeId,
                inputRows + other.inputRows,
                outputRows + other.outputRows,
                batches + other.batches,
                nanos + other.nanos,
                peakMemoryBytes + other.peakMemoryBytes,
                spilledBytes + other.spilledBytes,
                bytesRead + other.bytesRead,
                requests + other.requests,
                splits + other.splits);
    }
}
