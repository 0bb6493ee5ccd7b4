package io.mesquite.cassandra;

/** Spreads rows evenly over time, so that analytics don't hurt those whom the cluster is for. Thread-safe. */
final class ReadRate {
    private final double nanosPerRow;
    private long nextFreeNanos = System.nanoTime();

    /** @param rowsPerSecond 0 for no bound */
    ReadRate(long rowsPerSecond) {
        this.nanosPerRow = rowsPerSecond == 0 ? 0 : 1e9 / rowsPerSecond;
    }

    /** Counts rows that were read, and tells for how many nanoseconds the reader has to pause; up to a second may be made up for. */
    synchronized long pauseAfter(int rows) {
        if (nanosPerRow == 0) {
            return 0;
        }
        long now = System.nanoTime();
        nextFreeNanos = Math.max(nextFreeNanos, now - 1_000_000_000L) + (long) (rows * nanosPerRow);
        return Math.max(0, nextFreeNanos - now);
    }
}
