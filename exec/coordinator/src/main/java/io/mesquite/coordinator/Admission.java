package io.mesquite.coordinator;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayDeque;

/** Lets a bounded number of queries run, and a bounded number wait for their turn, first come first served. Thread-safe. */
final class Admission {
    private final int maximumRunning;
    private final int maximumQueued;
    private final ArrayDeque<RunningQuery> queue = new ArrayDeque<>();
    private int running;

    Admission(int maximumRunning, int maximumQueued) {
        this.maximumRunning = maximumRunning;
        this.maximumQueued = maximumQueued;
    }

    /**
     * Takes a query in.
     *
     * @return whether it may run at once; else it is queued
     * @throws MesquiteException QUEUE_FULL
     */
    synchronized boolean enter(RunningQuery query) {
        if (running < maximumRunning) {
            running++;
            return true;
        }
        if (queue.size() >= maximumQueued) {
            throw new MesquiteException(
                    ErrorCode.QUEUE_FULL,
                    "There are " + running + " queries running and " + queue.size()
                            + " waiting, and no more may wait. Try again later, or cancel one of them.");
        }
        queue.add(query);
        return false;
    }

    /** A running query has ended; returns the one that takes its place, or null. */
    synchronized RunningQuery leave() {
        RunningQuery next = queue.poll();
        if (next == null) {
            running--;
        }
        return next;
    }

    /** Takes a query out of the queue; says whether it was there. */
    synchronized boolean remove(RunningQuery query) {
        return queue.remove(query);
    }
}
