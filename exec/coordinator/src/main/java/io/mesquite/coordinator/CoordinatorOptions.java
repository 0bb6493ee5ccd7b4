package io.mesquite.coordinator;

/**
 * How queries are admitted and bounded.
 *
 * @param maximumRunning queries that run at once; further ones wait
 * @param maximumQueued queries that wait; further ones are refused with QUEUE_FULL
 * @param queryMemoryBytes that a query may reserve, unless its own options say otherwise
 * @param resultBufferBytes of rows that wait for the client, for each query
 * @param exchangeBufferBytes of rows that wait for another task, for each pair of tasks
 */
public record CoordinatorOptions(
        int maximumRunning,
        int maximumQueued,
        long queryMemoryBytes,
        long resultBufferBytes,
        long exchangeBufferBytes) {
    private static final double SHARE_OF_HEAP = 0.6;

    public CoordinatorOptions {
        if (maximumRunning < 1 || maximumQueued < 0) {
            throw new IllegalArgumentException(
                    "at most " + maximumRunning + " queries running and " + maximumQueued + " queued");
        }
        if (queryMemoryBytes < 1 || resultBufferBytes < 1 || exchangeBufferBytes < 1) {
            throw new IllegalArgumentException("a query with " + queryMemoryBytes + " bytes of memory, "
                    + resultBufferBytes + " for results and " + exchangeBufferBytes + " for exchanges");
        }
    }

    /** For a process that does nothing else: a query may have 60 percent of the heap. */
    public static CoordinatorOptions defaults() {
        return new CoordinatorOptions(
                16, 100, (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP), 16L << 20, 8L << 20);
    }
}
