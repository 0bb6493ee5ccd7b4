package io.mesquite.plan.node;

import java.util.List;

/** The one row of the source; a row of nulls where it has none; SUBQUERY_MULTIPLE_ROWS where it has more. */
public record SingleRowNode(int id, PlanNode source) implements PlanNode {

    @Override
    public List<PlanNode> sources() {
        return List.of(source);
    }

    @Override
    public List<Field> fields() {
        return source.fields();
    }

    @Override
    public SingleRowNode withSources(List<PlanNode> sources) {
        return new SingleRowNode(id, sources.get(0));
    }
}
