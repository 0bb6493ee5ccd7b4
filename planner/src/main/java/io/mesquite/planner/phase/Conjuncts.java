package io.mesquite.planner.phase;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;

/** Conditions as lists of what must all be true. */
final class Conjuncts {
    private Conjuncts() {}

    /** The condition's conjuncts; what all branches of an OR have in common counts too. */
    static List<RexNode> of(RexNode condition, RexBuilder builder) {
        return RelOptUtil.conjunctions(RexUtil.pullFactors(builder, condition));
    }

    /** One condition for a filter, in which a null counts as false. */
    static RexNode simplified(List<RexNode> conjuncts, RelOptCluster cluster) {
        RexNode all = RexUtil.composeConjunction(cluster.getRexBuilder(), conjuncts);
        return simplifier(cluster).simplifyUnknownAsFalse(all);
    }

    static RexSimplify simplifier(RelOptCluster cluster) {
        RexExecutor executor = cluster.getPlanner().getExecutor();
        return new RexSimplify(
                cluster.getRexBuilder(), RelOptPredicateList.EMPTY, executor == null ? RexUtil.EXECUTOR : executor);
    }
}
