package io.mesquite.plan.node;

import java.util.List;

/**
 * What the tasks of another fragment send: the upper half of a cut exchange.
 *
 * @param mergeKeys where the senders give out rows in order, the order to keep while merging; else empty
 */
public record RemoteSourceNode(int id, int fragment, List<Field> fields, List<SortKey> mergeKeys) implements PlanNode {
    public RemoteSourceNode {
        fields = List.copyOf(fields);
        mergeKeys = List.copyOf(mergeKeys);
    }

    @Override
    public List<PlanNode> sources() {
        return List.of();
    }

    @Override
    public RemoteSourceNode withSources(List<PlanNode> sources) {
        return this;
    }
}
