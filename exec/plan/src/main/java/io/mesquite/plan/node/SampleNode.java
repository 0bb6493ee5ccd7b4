package io.mesquite.plan.node;

import java.util.List;
import java.util.OptionalLong;

/**
 * Each row with a probability from 0 to 1: TABLESAMPLE.
 *
 * @param seed empty for another sample each time
 */
public record SampleNode(int id, PlanNode source, double probability, OptionalLong seed) implements PlanNode {

    @Override
    public List<PlanNode> sources() {
        return List.of(source);
    }

    @Override
    public List<Field> fields() {
        return source.fields();
    }

    @Override
    public SampleNode withSources(List<PlanNode> sources) {
        return new SampleNode(id, sources.get(0), probability, seed);
    }
}
