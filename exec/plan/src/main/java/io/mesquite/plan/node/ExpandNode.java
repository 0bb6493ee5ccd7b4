package io.mesquite.plan.node;

import io.mesquite.plan.expression.Expression;
import java.util.List;
import java.util.stream.IntStream;

/** For each row of the source one row a projection; all projections have the same types. Grouping sets are made of it. */
public record ExpandNode(int id, PlanNode source, List<List<Expression>> projections, List<String> names)
        implements PlanNode {
    public ExpandNode {
        projections = projections.stream().map(List::copyOf).toList();
        names = List.copyOf(names);
    }

    @Override
    public List<PlanNode> sources() {
        return List.of(source);
    }

    @Override
    public List<Field> fields() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Field(names.get(i), projections.get(0).get(i).type()))
                .toList();
    }

    @Override
    public ExpandNode withSources(List<PlanNode> sources) {
        return new ExpandNode(id, sources.get(0), projections, names);
    }
}
