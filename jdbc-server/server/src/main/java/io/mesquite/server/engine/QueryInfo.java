package io.mesquite.server.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A query as lists show it.
 *
 * @param progress from 0 to 1; negative where nothing can be said
 * @param error why it failed
 */
public record QueryInfo(
        String id,
        String user,
        String application,
        String sql,
        State state,
        Instant start,
        Duration elapsed,
        long rows,
        double progress,
        Optional<String> error) {
    /** PLANNING: no task runs yet. RUNNING: tasks run, or rows wait for the client. The others are ends. */
    public enum State {
        PLANNING,
        RUNNING,
        FINISHED,
        FAILED,
        CANCELLED
    }

    public boolean isActive() {
        return state == State.PLANNING || state == State.RUNNING;
    }
}
