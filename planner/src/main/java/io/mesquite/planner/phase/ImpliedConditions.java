package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * What an OR over several inputs says about one of them: from {@code (a.x = 1 AND b.y = 2) OR (a.x = 3 AND b.y = 4)} follows
 * {@code a.x = 1 OR a.x = 3}. The OR itself stays.
 */
final class ImpliedConditions {
    private ImpliedConditions() {}

    static List<RexNode> ofInputs(List<RexNode> conjuncts, List<ImmutableBitSet> columnsOf, RexBuilder builder) {
        List<RexNode> implied = new ArrayList<>();
        for (RexNode conjunct : conjuncts) {
            if (!conjunct.isA(SqlKind.OR) || !RexUtil.isDeterministic(conjunct)) {
                continue;
            }
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(conjunct);
            for (ImmutableBitSet input : columnsOf) {
                if (input.intersects(used) && !input.contains(used)) {
                    RexNode condition = ofInput(RelOptUtil.disjunctions(conjunct), input, builder);
                    if (condition != null) {
                        implied.add(condition);
                    }
                }
            }
        }
        return implied;
    }

    /** Null where some branch says nothing about the input. */
    private static RexNode ofInput(List<RexNode> branches, ImmutableBitSet input, RexBuilder builder) {
        List<RexNode> conditions = new ArrayList<>();
        for (RexNode branch : branches) {
            List<RexNode> own = RelOptUtil.conjunctions(branch).stream()
                    .filter(part -> input.contains(RelOptUtil.InputFinder.bits(part)))
                    .toList();
            if (own.isEmpty()) {
                return null;
            }
            conditions.add(RexUtil.composeConjunction(builder, own));
        }
        return RexUtil.composeDisjunction(builder, conditions);
    }
}
