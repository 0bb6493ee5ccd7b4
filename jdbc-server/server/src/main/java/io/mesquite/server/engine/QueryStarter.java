package io.mesquite.server.engine;

import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.planner.SessionContext;
import java.util.Optional;

/** Starts planned queries. Thread-safe. */
public interface QueryStarter {
    /** The answer of a query that reads no table and is a few rows; empty where it needs tasks. */
    Optional<RunningQuery> answer(QueryPlan plan);

    /** Starts the query's tasks and returns at once. */
    RunningQuery start(String queryId, QueryPlan plan, SessionContext session);
}
