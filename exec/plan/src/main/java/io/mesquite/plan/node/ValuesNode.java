package io.mesquite.plan.node;

import io.mesquite.plan.expression.Constant;
import java.util.List;

/** Literal rows; with no fields, rows without columns. Each row has one constant expression a field. */
public record ValuesNode(int id, List<Field> fields, List<List<Constant>> rows) implements PlanNode {
    public ValuesNode {
        fields = List.copyOf(fields);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public List<PlanNode> sources() {
        return List.of();
    }

    @Override
    public ValuesNode withSources(List<PlanNode> sources) {
        return this;
    }
}
