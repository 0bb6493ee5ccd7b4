package io.mesquite.plan.node;

import io.mesquite.plan.expression.Expression;
import java.util.List;

/** The rows for which the predicate is true. */
public record FilterNode(int id, PlanNode source, Expression predicate) implements PlanNode {

    @Override
    public List<PlanNode> sources() {
        return List.of(source);
    }

    @Override
    public List<Field> fields() {
        return source.fields();
    }

    @Override
    public FilterNode withSources(List<PlanNode> sources) {
        return new FilterNode(id, sources.get(0), predicate);
    }
}
