package io.mesquite.plan.node;

import java.util.List;

/**
 * The rows of the first source; where it has none, those of the other one. GROUP BY ROLLUP gives a total row even of no rows.
 *
 * @param otherwise of the same types
 */
public record FirstNonEmptyNode(int id, PlanNode first, PlanNode otherwise) implements PlanNode {
    public FirstNonEmptyNode {
        if (!first.types().equals(otherwise.types())) {
            throw new IllegalArgumentException("rows of " + otherwise.types() + " in place of " + first.types());
        }
    }

    @Override
    public List<PlanNode> sources() {
        return List.of(first, otherwise);
    }

    @Override
    public List<Field> fields() {
        return first.fields();
    }

    @Override
    public FirstNonEmptyNode withSources(List<PlanNode> sources) {
        return new FirstNonEmptyNode(id, sources.get(0), sources.get(1));
    }
}
