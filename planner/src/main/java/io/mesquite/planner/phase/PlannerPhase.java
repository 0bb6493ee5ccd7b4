package io.mesquite.planner.phase;

import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;

/** All phases of logical optimization, in the order in which they run. */
public enum PlannerPhase {
    /** First, since Calcite's own removal makes aggregates of what a semi join does better. */
    SUBQUERIES_TO_SEMI_JOINS(SubqueriesToSemiJoins::rewrite),
    REMOVE_SUBQUERIES(RemoveSubqueries::rewrite),
    /** Orders inner joins too: what a filter leaves decides about the order. */
    PUSH_FILTERS(PushFilters::rewrite);

    private final UnaryOperator<RelNode> transformation;

    PlannerPhase(UnaryOperator<RelNode> transformation) {
        this.transformation = transformation;
    }

    /** The tree after this phase alone. */
    public RelNode apply(RelNode root) {
        return transformation.apply(root);
    }

    /** The tree after all phases. */
    public static RelNode optimize(RelNode root) {
        RelNode current = root;
        for (PlannerPhase phase : values()) {
            current = phase.apply(current);
        }
        return current;
    }
}
