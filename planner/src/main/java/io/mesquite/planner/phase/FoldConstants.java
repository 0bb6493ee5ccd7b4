package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Computes what needs no row: {@code DATE '1994-01-01' + INTERVAL '1' YEAR} becomes {@code DATE '1995-01-01'}, and
 * CURRENT_DATE and its like the time at which the statement began. Drops casts that only change a text's length limit where
 * it is compared.
 */
final class FoldConstants extends RexShuttle {
    private static final Set<SqlKind> COMPARISONS = Set.of(
            SqlKind.EQUALS,
            SqlKind.NOT_EQUALS,
            SqlKind.LESS_THAN,
            SqlKind.LESS_THAN_OR_EQUAL,
            SqlKind.GREATER_THAN,
            SqlKind.GREATER_THAN_OR_EQUAL,
            SqlKind.IS_DISTINCT_FROM,
            SqlKind.IS_NOT_DISTINCT_FROM,
            SqlKind.LIKE,
            SqlKind.SEARCH);

    private final RexBuilder builder;
    private final PhaseContext context;

    private FoldConstants(RexBuilder builder, PhaseContext context) {
        this.builder = builder;
        this.context = context;
    }

    static RelNode rewrite(RelNode root, PhaseContext context) {
        return new FoldConstants(root.getCluster().getRexBuilder(), context).rewrite(root);
    }

    private RelNode rewrite(RelNode rel) {
        RelNode current = TreeRewriter.withInputs(rel, this::rewrite).accept(this);
        if (current instanceof LogicalFilter filter && !RexUtil.SubQueryFinder.containsSubQuery(filter)) {
            RexNode condition = Conjuncts.simplified(filter.getCondition(), filter.getCluster());
            return condition.isAlwaysTrue()
                    ? filter.getInput()
                    : filter.copy(filter.getTraitSet(), filter.getInput(), condition);
        }
        return current;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        RexNode visited = super.visitCall(call);
        if (visited instanceof RexCall zoned) {
            visited = SessionZone.of(zoned, context.session().zone(), builder);
        }
        if (!(visited instanceof RexCall folded)) {
            return visited;
        }
        if (folded.isA(SqlKind.OR)) {
            return InLists.gather(folded, builder);
        }
        if (COMPARISONS.contains(folded.getKind())) {
            folded = withoutTextCasts(folded);
        }
        RexNode now = SessionTime.of(folded, context, builder);
        if (now != null) {
            return now;
        }
        boolean constant = folded.getOperands().stream().allMatch(RexLiteral.class::isInstance)
                && !folded.getOperands().isEmpty()
                && RexUtil.isDeterministic(folded)
                && !isSymbolic(folded);
        return constant ? folded(folded) : folded;
    }

    private RexNode folded(RexCall call) {
        return context.folder()
                .fold(call)
                .flatMap(value -> Literals.of(value, call.getType(), builder))
                .orElse(call);
    }

    /** Nested values stay as they are written: there are no literals for them. */
    private static boolean isSymbolic(RexCall call) {
        SqlTypeName type = call.getType().getSqlTypeName();
        return call.getType().isStruct()
                || type == SqlTypeName.ARRAY
                || type == SqlTypeName.MULTISET
                || type == SqlTypeName.MAP
                || type == SqlTypeName.SYMBOL
                || call.isA(SqlKind.SEARCH);
    }

    private RexCall withoutTextCasts(RexCall call) {
        List<RexNode> operands = new ArrayList<>();
        boolean changed = false;
        for (RexNode operand : call.getOperands()) {
            RexNode plain = operand;
            while (plain.isA(SqlKind.CAST)
                    && plain.getType().getSqlTypeName() == SqlTypeName.VARCHAR
                    && SqlTypeUtil.inCharFamily(
                            ((RexCall) plain).getOperands().get(0).getType())
                    && isWider(plain, ((RexCall) plain).getOperands().get(0))) {
                plain = ((RexCall) plain).getOperands().get(0);
                changed = true;
            }
            operands.add(plain);
        }
        return changed ? call.clone(call.getType(), operands) : call;
    }

    private static boolean isWider(RexNode cast, RexNode operand) {
        return SqlTypeUtil.comparePrecision(
                        cast.getType().getPrecision(), operand.getType().getPrecision())
                >= 0;
    }
}
