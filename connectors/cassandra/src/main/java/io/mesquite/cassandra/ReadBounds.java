package io.mesquite.cassandra;

import io.mesquite.spi.connector.ScanContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What all scans of a catalog in this process share: how many pages are asked for at once, and how many rows a second come. */
final class ReadBounds {
    static final long CANCEL_CHECK_MILLIS = 50;

    private final Semaphore permits;
    private final ReadRate rate;

    ReadBounds(int maxConcurrentReads, ReadRate rate) {
        this.permits = new Semaphore(maxConcurrentReads, true);
        this.rate = rate;
    }

    /** Takes the right to one request; to be given back when its answer is there. */
    void acquire(ScanContext context) {
        try {
            while (!permits.tryAcquire(CANCEL_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                context.checkCancelled();
            }
        } catch (InterruptedException e) {
            throw interrupted(context);
        }
    }

    /** Whether a request could go out at once. */
    boolean isFree() {
        return permits.availablePermits() > 0;
    }

    void release() {
        permits.release();
    }

    /** Pauses for as long as the bound on rows a second demands after so many more. */
    void pauseAfter(int rows, ScanContext context) {
        pause(rate.pauseAfter(rows), context);
    }

    /** Waits, and looks now and then whether the query was cancelled. */
    void pause(long nanos, ScanContext context) {
        long end = System.nanoTime() + nanos;
        try {
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                context.checkCancelled();
                TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(CANCEL_CHECK_MILLIS)));
            }
        } catch (InterruptedException e) {
            throw interrupted(context);
        }
    }

    static RuntimeException interrupted(ScanContext context) {
        Thread.currentThread().interrupt();
        context.checkCancelled();
        return new IllegalStateException("interrupted while reading from Cassandra");
    }
}
