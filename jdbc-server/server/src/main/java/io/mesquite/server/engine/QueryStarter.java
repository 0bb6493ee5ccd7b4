package io.mesquite.server.engine;

import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.planner.SessionContext;

/** Starts planned queries. Thread-safe. */
public interface QueryStarter {
    /** Starts the query's tasks and returns at once. */
    RunningQuery start(String queryId, QueryPlan plan, SessionContext session);
}
