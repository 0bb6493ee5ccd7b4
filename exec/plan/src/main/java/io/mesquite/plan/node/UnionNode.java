package io.mesquite.plan.node;

import java.util.List;

/** The rows of all sources, in any order; all have fields of the same types. */
public record UnionNode(int id, List<PlanNode> sources) implements PlanNode {
    public UnionNode {
        sources = List.copyOf(sources);
    }

    @Override
    public List<Field> fields() {
        return sources.get(0).fields();
    }

    @Override
    public UnionNode withSources(List<PlanNode> sources) {
        return new UnionNode(id, sources);
    }
}
