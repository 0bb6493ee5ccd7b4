package io.mesquite.plan.node;

import java.util.List;

/**
 * The first {@code count} rows in order, after {@code offset} skipped ones.
 *
 * @param withTies whether rows that equal the last one in all keys follow it
 * @param partial whether this is done in each task before a final one: then {@code offset} is 0
 */
public record TopNNode(
        int id, PlanNode source, List<SortKey> keys, long offset, long count, boolean withTies, boolean partial)
        implements PlanNode {
    public TopNNode {
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
    public TopNNode withSources(List<PlanNode> sources) {
        return new TopNNode(id, sources.get(0), keys, offset, count, withTies, partial);
    }
}
