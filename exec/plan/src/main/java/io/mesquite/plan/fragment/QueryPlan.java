package io.mesquite.plan.fragment;

import java.util.List;
import java.util.Map;

/**
 * A whole plan, ready to run.
 *
 * @param fragments each one before the fragments that read from it; the last is the root, has one task, and its root is an
 *     {@link io.mesquite.plan.node.OutputNode}
 * @param estimates by node id, where something is known
 */
public record QueryPlan(List<Fragment> fragments, Map<Integer, Estimate> estimates) {
    /** What the optimizer expects of a node's output. */
    public record Estimate(double rows, double bytes) {}

    public QueryPlan {
        fragments = List.copyOf(fragments);
        estimates = Map.copyOf(estimates);
    }

    public Fragment root() {
        return fragments.get(fragments.size() - 1);
    }
}
