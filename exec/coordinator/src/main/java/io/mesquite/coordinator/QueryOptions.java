package io.mesquite.coordinator;

import java.util.Optional;

/**
 * What is said about one query.
 *
 * @param id that it is known by, in logs and as the first part of its tasks' ids
 * @param user on whose behalf
 * @param workers how many tasks a fragment gets that can be spread
 * @param memoryBytes that it may reserve; empty for the coordinator's own limit
 */
public record QueryOptions(String id, String user, int workers, Optional<Long> memoryBytes) {
    public QueryOptions {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers");
        }
    }

    /** One worker and the coordinator's limit. */
    public static QueryOptions of(String id) {
        return new QueryOptions(id, "", 1, Optional.empty());
    }

    public QueryOptions withWorkers(int count) {
        return new QueryOptions(id, user, count, memoryBytes);
    }

    public QueryOptions withMemoryBytes(long bytes) {
        return new QueryOptions(id, user, workers, Optional.of(bytes));
    }
}
