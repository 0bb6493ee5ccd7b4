package io.mesquite.planner.physical;

import io.mesquite.plan.node.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Applies a change to every node of a plan. */
final class PlanRewriter {
    private PlanRewriter() {}

    /** Applies a change to each node after its sources have been changed. */
    static PlanNode bottomUp(PlanNode node, UnaryOperator<PlanNode> change) {
        return change.apply(mapSources(node, source -> bottomUp(source, change)));
    }

    /** The node over changed sources; the node itself where none changes. */
    static PlanNode mapSources(PlanNode node, UnaryOperator<PlanNode> change) {
        List<PlanNode> sources = new ArrayList<>();
        boolean changed = false;
        for (PlanNode source : node.sources()) {
            PlanNode newSource = change.apply(source);
            changed |= newSource != source;
            sources.add(newSource);
        }
        return changed ? node.withSources(sources) : node;
    }
}
