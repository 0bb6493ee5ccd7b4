package io.mesquite.plan.node;

import java.util.List;

/** All rows in order. */
public record SortNode(int id, PlanNode source, List<SortKey> keys) implements PlanNode {
    public SortNode {
        keys = List.copyOf(keys);
    }

    @Override
    public List<PlanNode> sources() {
        return List.of(source);
    }

    @Override
    public List<Field> fields() {
        return source.fields();
    }

    @Override
    public SortNode withSources(List<PlanNode> sources) {
        return new SortNode(id, sources.get(0), keys);
    }
}
