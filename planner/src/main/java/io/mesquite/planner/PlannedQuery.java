package io.mesquite.planner;

import io.mesquite.plan.fragment.QueryPlan;
import java.util.List;

/**
 * A query that can run.
 *
 * @param columns what the client gets, in the order of the plan's output
 */
public record PlannedQuery(QueryPlan plan, List<OutputColumn> columns) {
    public PlannedQuery {
        columns = List.copyOf(columns);
    }
}
