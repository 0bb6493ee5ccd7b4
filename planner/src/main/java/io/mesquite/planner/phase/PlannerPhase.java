package io.mesquite.planner.phase;

import java.util.function.BiFunction;
import org.apache.calcite.rel.RelNode;

/** All phases of logical optimization, in the order in which they run. */
public enum PlannerPhase {
    /** Before all that does not know them. */
    ASOF_JOINS((root, context) -> AsofJoins.rewrite(root)),
    /** Before subqueries are removed: Calcite's decorrelation can't keep constant keys that are not literals. */
    SIMPLIFY_EXPRESSIONS((root, context) -> SimplifyExpressions.rewrite(root)),
    /** Early, since Calcite's own removal makes aggregates of what a semi join does better. */
    SUBQUERIES_TO_SEMI_JOINS((root, context) -> SubqueriesToSemiJoins.rewrite(root)),
    REMOVE_SUBQUERIES((root, context) -> RemoveSubqueries.rewrite(root)),
    /** Before filters move: their estimates need values and not expressions. */
    FOLD_CONSTANTS(FoldConstants::rewrite),
    /** Orders inner joins too: what a filter leaves decides about the order. */
    PUSH_FILTERS((root, context) -> PushFilters.rewrite(root)),
    /** After filters have met: only then contradictions between them are seen. */
    CUT_OFF_EMPTY((root, context) -> CutOffEmpty.rewrite(root));

    private final BiFunction<RelNode, PhaseContext, RelNode> transformation;

    PlannerPhase(BiFunction<RelNode, PhaseContext, RelNode> transformation) {
        this.transformation = transformation;
    }

    /** The tree after this phase alone. */
    public RelNode apply(RelNode root, PhaseContext context) {
        return transformation.apply(root, context);
    }

    /** The tree after all phases. */
    public static RelNode optimize(RelNode root, PhaseContext context) {
        RelNode current = root;
        for (PlannerPhase phase : values()) {
            current = phase.apply(current, context);
        }
        return current;
    }
}
