package io.mesquite.plan.node;

import java.util.List;

/**
 * Any {@code count} rows after {@code offset} others; of a sorted source the first ones.
 *
 * @param count {@link Long#MAX_VALUE} for all that follow
 * @param partial whether this is done in each task before a final one: then {@code offset} is 0
 */
public record LimitNode(int id, PlanNode source, long offset, long count, boolean partial) implements PlanNode {

    @Override
    public List<PlanNode> sources() {
        return List.of(source);
    }

    @Override
    public List<Field> fields() {
        return source.fields();
    }

    @Override
    public LimitNode withSources(List<PlanNode> sources) {
        return new LimitNode(id, sources.get(0), offset, count, partial);
    }
}
