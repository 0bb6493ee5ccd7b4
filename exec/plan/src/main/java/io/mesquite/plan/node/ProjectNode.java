package io.mesquite.plan.node;

import io.mesquite.plan.expression.Expression;
import java.util.List;
import java.util.stream.IntStream;

/** One column for each expression over the source. */
public record ProjectNode(int id, PlanNode source, List<Expression> expressions, List<String> names)
        implements PlanNode {
    public ProjectNode {
        expressions = List.copyOf(expressions);
        names = List.copyOf(names);
    }

    @Override
    public List<PlanNode> sources() {
        return List.of(source);
    }

    @Override
    public List<Field> fields() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Field(names.get(i), expressions.get(i).type()))
                .toList();
    }

    @Override
    public ProjectNode withSources(List<PlanNode> sources) {
        return new ProjectNode(id, sources.get(0), expressions, names);
    }
}
