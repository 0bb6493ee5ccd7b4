package io.mesquite.plan.node;

import java.util.List;

/**
 * The rows of a plan that is computed once for several readers.
 *
 * @param shared its number in the {@link WithNode} above
 * @param channels which of its columns are given out
 * @param fields those columns
 */
public record SharedNode(int id, int shared, List<Integer> channels, List<Field> fields) implements PlanNode {
    public SharedNode {
        channels = List.copyOf(channels);
        fields = List.copyOf(fields);
        if (channels.size() != fields.size()) {
            throw new IllegalArgumentException(channels.size() + " channels, " + fields.size() + " fields");
        }
    }

    @Override
    public List<PlanNode> sources() {
        return List.of();
    }

    @Override
    public SharedNode withSources(List<PlanNode> sources) {
        return this;
    }
}
