package io.mesquite.planner;

import io.mesquite.plan.fragment.QueryPlan;
import java.util.List;

/**
 * A query that can run, any number of times and several times at once.
 *
 * @param columns what the client gets, in the order of the plan's output
 * @param basis what it was planned from
 */
public record PlannedQuery(QueryPlan plan, List<OutputColumn> columns, PlanBasis basis) {
    public PlannedQuery {
        columns = List.copyOf(columns);
    }
}
