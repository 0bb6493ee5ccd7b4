package io.mesquite.plan.node;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of the body, which reads the rows of shared plans at {@link SharedNode}s as often as it wants; each shared plan is
 * computed once, and its rows are held in memory until their last reader is done.
 *
 * @param shared numbered from 0; one may read those before it
 */
public record WithNode(int id, List<PlanNode> shared, PlanNode body) implements PlanNode {
    public WithNode {
        shared = List.copyOf(shared);
    }

    /** The shared plans, then the body. */
    @Override
    public List<PlanNode> sources() {
        List<PlanNode> sources = new ArrayList<>(shared);
        sources.add(body);
        return sources;
    }

    @Override
    public List<Field> fields() {
        return body.fields();
    }

    @Override
    public WithNode withSources(List<PlanNode> sources) {
        int last = sources.size() - 1;
        return new WithNode(id, sources.subList(0, last), sources.get(last));
    }
}
