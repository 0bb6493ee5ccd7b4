package io.mesquite.coordinator;

import java.time.Duration;
import java.time.Instant;

/** A query's state and when it came to it. Thread-safe. */
final class QueryLifecycle {
    private final Instant created = Instant.now();
    private final long createdNanos = System.nanoTime();
    private QueryState state = QueryState.QUEUED;
    private long endedNanos;

    /** Changes the state where the table of {@link QueryState} allows it; says whether it did. */
    synchronized boolean become(QueryState next) {
        if (!state.canBecome(next)) {
            return false;
        }
        state = next;
        if (next.isFinal()) {
            endedNanos = System.nanoTime();
        }
        return true;
    }

    synchronized QueryState state() {
        return state;
    }

    Instant created() {
        return created;
    }

    /** Until now, or until it reached its last state. */
    synchronized Duration elapsed() {
        return Duration.ofNanos((state.isFinal() ? endedNanos : System.nanoTime()) - createdNanos);
    }
}
