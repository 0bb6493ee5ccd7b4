package io.mesquite.coordinator;

/**
 * How far a query has come.
 *
 * @param splitsKnown that its scans have found so far
 * @param splitsOpened of those
 * @param rowsRead that connectors gave
 * @param bytesRead from stores
 * @param spilledBytes written to disk for want of memory
 */
public record QueryProgress(
        long splitsKnown,
        long splitsOpened,
        long rowsRead,
        long bytesRead,
        long memoryBytes,
        long peakMemoryBytes,
        long spilledBytes) {
    /** Of a query that has no task yet. */
    public static final QueryProgress NONE = new QueryProgress(0, 0, 0, 0, 0, 0, 0);
}
