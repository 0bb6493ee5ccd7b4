package io.mesquite.coordinator;

import java.util.concurrent.atomic.AtomicInteger;

/** Calls when all tasks have ended and no more will start. Starts with one for whoever launches them. Thread-safe. */
final class TaskCountdown {
    private final AtomicInteger running = new AtomicInteger(1);
    private final Runnable allEnded;

    TaskCountdown(Runnable allEnded) {
        this.allEnded = allEnded;
    }

    void taskStarted() {
        running.incrementAndGet();
    }

    void taskEnded() {
        if (running.decrementAndGet() == 0) {
            allEnded.run();
        }
    }
}
