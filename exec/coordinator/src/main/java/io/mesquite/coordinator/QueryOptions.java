package io.mesquite.coordinator;

import java.time.Duration;
import java.util.Optional;

/**
 * What a client says about one query.
 *
 * @param sql as it was written, for people who look at running queries
 * @param workers how many tasks a fragment gets that can be spread
 * @param timeout from the start, its wait included; empty for the coordinator's own
 * @param memoryBytes that it may reserve; empty for the coordinator's own limit
 */
public record QueryOptions(
        String user, String sql, int workers, Optional<Duration> timeout, Optional<Long> memoryBytes) {
    public QueryOptions {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers");
        }
    }

    /** One worker and the coordinator's limits. */
    public static QueryOptions of(String user, String sql) {
        return new QueryOptions(user, sql, 1, Optional.empty(), Optional.empty());
    }

    public QueryOptions withWorkers(int count) {
        return new QueryOptions(user, sql, count, timeout, memoryBytes);
    }

    public QueryOptions withTimeout(Duration duration) {
        return new QueryOptions(user, sql, workers, Optional.of(duration), memoryBytes);
    }

    public QueryOptions withMemoryBytes(long bytes) {
        return new QueryOptions(user, sql, workers, timeout, Optional.of(bytes));
    }
}
