package io.mesquite.coordinator;

import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.engine.task.ResultQueue;
import io.mesquite.plan.fragment.QueryPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tasks of one query, in this process or on workers. Thread-safe. */
public interface QueryTasks {
    /**
     * Starts them; returns soon and throws nothing: a failure cancels the query with the reason. Called once at most.
     *
     * @param result where the rows of the root go
     * @param ended called exactly once, when nothing of the query runs any more
     */
    void start(ResultQueue result, Runnable ended);

    /** What was measured so far, of all tasks together, by node id. */
    Map<Integer, NodeStatistics> statistics();

    /** As {@link #statistics}, when all rows have been taken: waits a moment for figures that are on their way. */
    default Map<Integer, NodeStatistics> finalStatistics() {
        return statistics();
    }

    /** How many splits its scans have found so far. */
    long splitsKnown();

    /** Why it does not run yet, for people; empty where it does. */
    default Optional<String> waitingFor() {
        return Optional.empty();
    }

    /** What is worth knowing of where it ran, a line each, for EXPLAIN ANALYZE. */
    default List<String> notes() {
        return List.of();
    }

    /** Frees what splits hold; called once, when all tasks have ended or when none was started. */
    void close();

    /** Makes the tasks of queries. Thread-safe. */
    interface Factory {
        /** @param queryId unique in this coordinator's life */
        QueryTasks create(String queryId, QueryPlan plan, QueryOptions options, QueryResources resources);
    }
}
