package io.mesquite.planner.phase;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/** Conditions as lists of what must all be true. */
final class Conjuncts {
    private static final int MOST_TO_SIMPLIFY = 50;

    private Conjuncts() {}

    /** The condition's conjuncts; what all branches of an OR have in common counts too. */
    static List<RexNode> of(RexNode condition, RexBuilder builder) {
        return RelOptUtil.conjunctions(RexUtil.pullFactors(builder, condition));
    }

    /** One condition for a filter, in which a null counts as false. */
    static RexNode simplified(List<RexNode> conjuncts, RelOptCluster cluster) {
        return simplified(RexUtil.composeConjunction(cluster.getRexBuilder(), conjuncts), cluster);
    }

    /**
     * The same of one condition. A very large one stays as it is: the time to simplify it grows with the cube of its size. So does
     * one that compares conditions, since Calcite takes null for false in {@code CASE … END BETWEEN FALSE AND TRUE} too.
     */
    static RexNode simplified(RexNode condition, RelOptCluster cluster) {
        if (comparesConditions(condition)) {
            return condition;
        }
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            if (RelOptUtil.disjunctions(part).size() > MOST_TO_SIMPLIFY) {
                return condition;
            }
        }
        return simplifier(cluster).simplifyUnknownAsFalse(condition);
    }

    private static boolean comparesConditions(RexNode expression) {
        if (!(expression instanceof RexCall call)) {
            return false;
        }
        boolean isComparison = call.isA(SqlKind.COMPARISON) || call.isA(SqlKind.SEARCH);
        return call.getOperands().stream()
                .anyMatch(operand -> comparesConditions(operand)
                        || isComparison
                                && operand instanceof RexCall
                                && operand.getType().getSqlTypeName() == SqlTypeName.BOOLEAN);
    }

    /** Calcite's, not to be used on subqueries: it takes IN for never unknown where its left side is NOT NULL. */
    static RexSimplify simplifier(RelOptCluster cluster) {
        RexExecutor executor = cluster.getPlanner().getExecutor();
        return new RexSimplify(
                cluster.getRexBuilder(), RelOptPredicateList.EMPTY, executor == null ? RexUtil.EXECUTOR : executor);
    }
}
