package io.mesquite.plan.node;

import io.mesquite.plan.fragment.Partitioning;
import java.util.List;

/** Rows go from the tasks below to those above. The tree is cut here into fragments. */
public record ExchangeNode(int id, PlanNode source, Partitioning partitioning, List<SortKey> mergeKeys)
        implements PlanNode {
    /**
     * @param mergeKeys where each task below gives out rows in order, the order to keep while merging; else empty
     */
    public ExchangeNode {
        mergeKeys = List.copyOf(mergeKeys);
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
    public ExchangeNode withSources(List<PlanNode> sources) {
        return new ExchangeNode(id, sources.get(0), partitioning, mergeKeys);
    }
}
