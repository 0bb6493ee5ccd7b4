package io.mesquite.coordinator;

import io.mesquite.spi.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A query as people see it in lists.
 *
 * @param rows that the client has taken
 * @param error why it failed or was cancelled
 */
public record QueryInfo(
        String id,
        String user,
        String sql,
        QueryState state,
        Instant created,
        Duration elapsed,
        long rows,
        QueryProgress progress,
        Optional<Error> error) {
    /** The failure in short. */
    public record Error(ErrorCode code, String message) {}
}
