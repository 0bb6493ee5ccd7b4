package io.mesquite.server.engine;

import io.mesquite.coordinator.QueryProgress;
import io.mesquite.spi.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A query as lists show it.
 *
 * @param rows that the client has taken
 * @param progress of its tasks; all zero before they start
 * @param waiting why it is QUEUED
 * @param errorCode what kind of failure it ended with
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
        QueryProgress progress,
        Optional<String> waiting,
        Optional<ErrorCode> errorCode,
        Optional<String> error) {
    /** PLANNING: there is no plan yet. QUEUED: it waits for its turn, or for workers. RUNNING: tasks run, or rows wait for the client. The others are ends. */
    public enum State {
        PLANNING,
        QUEUED,
        RUNNING,
        FINISHED,
        FAILED,
        CANCELLED;

        public boolean isActive() {
            return this == PLANNING || this == QUEUED || this == RUNNING;
        }
    }

    public boolean isActive() {
        return state.isActive();
    }
}
