package io.mesquite.plan.node;

import java.util.List;

/**
 * In the step of a {@link RecursionNode}, the rows of the round before it or of an input.
 *
 * @param number 0 for the round before, else the input's
 * @param channels which of its columns are given out
 * @param fields those columns
 */
public record RecursionReadNode(int id, int number, List<Integer> channels, List<Field> fields) implements PlanNode {
    public RecursionReadNode {
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
    public RecursionReadNode withSources(List<PlanNode> sources) {
        return this;
    }
}
