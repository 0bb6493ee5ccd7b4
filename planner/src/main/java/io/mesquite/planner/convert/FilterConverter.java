package io.mesquite.planner.convert;

import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.PlanNode;
import org.apache.calcite.rel.core.Filter;

/** A filter. */
final class FilterConverter {
    private FilterConverter() {}

    static PlanNode convert(Filter rel, PlanConverter plans) {
        PlanNode source = plans.convert(rel.getInput());
        return new FilterNode(
                plans.context().nextId(), source, plans.expressions(source).convert(rel.getCondition()));
    }
}
