package io.mesquite.planner.phase;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Sarg;

/**
 * Makes one search of {@code x = 1 OR x = 2 OR …}, which is what IN lists are parsed to. Calcite's simplifier does the same, in
 * time that grows with the cube of the list's length.
 */
final class InLists {
    private static final int FEWEST = 3;

    private InLists() {}

    /** The OR with its equalities gathered; itself where there are too few. */
    static RexNode gather(RexCall or, RexBuilder builder) {
        List<RexNode> disjuncts = RelOptUtil.disjunctions(or);
        Map<RexNode, List<RexLiteral>> values = new LinkedHashMap<>();
        List<RexNode> others = new ArrayList<>();
        for (RexNode disjunct : disjuncts) {
            if (isPoint(disjunct)) {
                List<RexNode> operands = ((RexCall) disjunct).getOperands();
                values.computeIfAbsent(operands.get(0), operand -> new ArrayList<>())
                        .add((RexLiteral) operands.get(1));
            } else {
                others.add(disjunct);
            }
        }
        if (values.values().stream().allMatch(list -> list.size() < FEWEST)) {
            return or;
        }
        values.forEach((operand, literals) -> others.add(
                literals.size() < FEWEST
                        ? equalities(operand, literals, builder)
                        : search(operand, literals, builder)));
        return RexUtil.composeDisjunction(builder, others);
    }

    private static boolean isPoint(RexNode disjunct) {
        if (!disjunct.isA(SqlKind.EQUALS)) {
            return false;
        }
        List<RexNode> operands = ((RexCall) disjunct).getOperands();
        return !(operands.get(0) instanceof RexLiteral)
                && operands.get(1) instanceof RexLiteral literal
                && !literal.isNull()
                && RexUtil.isDeterministic(operands.get(0))
                && (SqlTypeUtil.equalSansNullability(operands.get(0).getType(), literal.getType())
                        || SqlTypeUtil.inCharFamily(operands.get(0).getType()));
    }

    private static RexNode equalities(RexNode operand, List<RexLiteral> literals, RexBuilder builder) {
        return RexUtil.composeDisjunction(
                builder,
                literals.stream()
                        .map(literal -> builder.makeCall(SqlStdOperatorTable.EQUALS, operand, literal))
                        .toList());
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // values are of the one class that Calcite has for the type
    private static RexNode search(RexNode operand, List<RexLiteral> literals, RexBuilder builder) {
        TreeRangeSet points = TreeRangeSet.create();
        literals.forEach(literal -> points.add(Range.singleton(literal.getValueAs(Comparable.class))));
        Sarg sarg = Sarg.of(RexUnknownAs.UNKNOWN, ImmutableRangeSet.copyOf(points));
        return builder.makeCall(
                SqlStdOperatorTable.SEARCH,
                operand,
                builder.makeSearchArgumentLiteral(sarg, literals.get(0).getType()));
    }
}
