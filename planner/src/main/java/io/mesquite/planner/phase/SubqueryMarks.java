package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Makes a boolean column of every EXISTS, IN and SOME in expressions, wherever in them it stands:
 *
 * <pre>
 * Project(CASE WHEN x IN (SELECT y FROM R) THEN …; L)
 *   Project(CASE WHEN mark THEN …)
 *     MarkJoin(x = y)
 *       L
 *       R
 * </pre>
 *
 * <p>The mark of a row is what SQL says of the subquery as a value: TRUE where the join's condition is true for some row of R, else
 * unknown where it is unknown for some, else FALSE. A condition of which only TRUE counts stands in IS TRUE. A correlated subquery
 * whose answer may be unknown takes two marks: whether some row matches, and whether some row might.
 */
final class SubqueryMarks {
    private final Set<CorrelationId> variables;
    private final RexBuilder builder;
    private RelNode input;

    private SubqueryMarks(RelNode input, Set<CorrelationId> variables) {
        this.input = input;
        this.variables = variables;
        this.builder = input.getCluster().getRexBuilder();
    }

    /**
     * @param input the former input with the marks as further columns
     * @param expressions with marks in the place of subqueries, but for those that can't be marks
     */
    record Result(RelNode input, List<RexNode> expressions) {
        /** The variables, or none where no subquery is left that could use them. */
        Set<CorrelationId> remaining(Set<CorrelationId> variables) {
            return RexUtil.SubQueryFinder.find(expressions) == null ? Set.of() : variables;
        }
    }

    /** @param variables that stand for the row of the input in the expressions' subqueries */
    static Result of(RelNode input, List<RexNode> expressions, Set<CorrelationId> variables) {
        SubqueryMarks marks = new SubqueryMarks(input, variables);
        List<RexNode> marked = new ArrayList<>();
        for (RexNode expression : expressions) {
            marked.add(expression.accept(marks.new ToMarks()));
        }
        return new Result(marks.input, marked);
    }

    private final class ToMarks extends RexShuttle {
        @Override
        public RexNode visitSubQuery(RexSubQuery subQuery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
            RelNode rel = SubqueriesToSemiJoins.rewrite(visited.rel);
            return mark(visited.clone(rel)).map(mark -> typed(mark, subQuery)).orElseGet(() -> visited.clone(rel));
        }
    }

    /** The expression with exactly the subquery's type. */
    private RexNode typed(RexNode mark, RexSubQuery subQuery) {
        return mark.getType().equals(subQuery.getType())
                ? mark
                : builder.makeAbstractCast(subQuery.getType(), mark, false);
    }

    private Optional<RexNode> mark(RexSubQuery subQuery) {
        boolean isMark =
                switch (subQuery.getKind()) {
                    case EXISTS, IN, SOME -> true;
                    default -> false;
                };
        if (!isMark
                || subQuery.getOperands().stream().anyMatch(operand -> RexUtil.SubQueryFinder.find(operand) != null)) {
            return Optional.empty();
        }
        boolean exists = subQuery.getOperands().isEmpty();
        RelNode rel = exists ? SubqueriesToSemiJoins.withoutOutput(subQuery.rel) : subQuery.rel;
        return CorrelationPullUp.of(rel, variables, input)
                .map(pulledUp -> exists ? isTrueMark(pulledUp, List.of()) : quantified(subQuery, pulledUp));
    }

    private RexNode quantified(RexSubQuery subQuery, CorrelationPullUp.Result right) {
        SqlOperator comparison =
                subQuery.op instanceof SqlQuantifyOperator some && !subQuery.isA(org.apache.calcite.sql.SqlKind.IN)
                        ? RexUtil.op(some.comparisonKind)
                        : SqlStdOperatorTable.EQUALS;
        if (right.conditions().isEmpty() && comparison != SqlStdOperatorTable.EQUALS) {
            return overExtremes(comparison, subQuery, right.rel());
        }
        List<RexNode> matches = new ArrayList<>();
        for (int i = 0; i < subQuery.getOperands().size(); i++) {
            matches.add(builder.makeCall(comparison, subQuery.getOperands().get(i), column(right.rel(), i)));
        }
        RexNode match = RexUtil.composeConjunction(builder, matches);
        if (!match.getType().isNullable()) {
            return isTrueMark(right, matches);
        } else if (right.conditions().isEmpty()) {
            return mark(right.rel(), match);
        }
        RexNode matched = isTrueMark(right, matches);
        // the first mark has moved the right side's columns by one
        List<RexNode> possible = new ArrayList<>();
        for (int i = 0; i < subQuery.getOperands().size(); i++) {
            RexNode one = builder.makeCall(comparison, subQuery.getOperands().get(i), column(right.rel(), i));
            possible.add(builder.makeCall(SqlStdOperatorTable.IS_NOT_FALSE, one));
        }
        int leftFields = input.getRowType().getFieldCount() - 1;
        CorrelationPullUp.Result shifted = new CorrelationPullUp.Result(
                right.rel(),
                right.conditions().stream()
                        .map(condition -> RexUtil.shift(condition, leftFields, 1))
                        .toList());
        RexNode mayMatch = isTrueMark(shifted, possible);
        return builder.makeCall(
                SqlStdOperatorTable.CASE,
                matched,
                builder.makeLiteral(true),
                mayMatch,
                builder.makeNullLiteral(subQuery.getType()),
                builder.makeLiteral(false));
    }

    /** A mark that is TRUE where all conditions are true for some row of the right side, and else FALSE. */
    private RexNode isTrueMark(CorrelationPullUp.Result right, List<RexNode> matches) {
        List<RexNode> all = new ArrayList<>(right.conditions());
        all.addAll(matches);
        RexNode condition = RexUtil.composeConjunction(builder, all);
        return mark(
                right.rel(),
                condition.getType().isNullable()
                        ? builder.makeCall(SqlStdOperatorTable.IS_TRUE, condition)
                        : condition);
    }

    private RexNode mark(RelNode right, RexNode condition) {
        input = LogicalJoin.create(input, right, List.of(), condition, Set.of(), JoinRelType.LEFT_MARK);
        return builder.makeInputRef(input, input.getRowType().getFieldCount() - 1);
    }

    /** A column of what the next join has on its right side. */
    private RexNode column(RelNode right, int index) {
        return builder.makeInputRef(
                right.getRowType().getFieldList().get(index).getType(),
                input.getRowType().getFieldCount() + index);
    }

    /** {@code x op SOME (…)} of the same rows for all: the smallest and the largest value decide. */
    private RexNode overExtremes(SqlOperator comparison, RexSubQuery subQuery, RelNode right) {
        int first = input.getRowType().getFieldCount();
        input = LogicalJoin.create(
                input, SubqueryExtremes.of(right), List.of(), builder.makeLiteral(true), Set.of(), JoinRelType.INNER);
        RexNode value = subQuery.getOperands().get(0);
        RexNode smallest = builder.makeInputRef(input, first + SubqueryExtremes.SMALLEST);
        RexNode largest = builder.makeInputRef(input, first + SubqueryExtremes.LARGEST);
        RexNode matches =
                switch (comparison.getKind()) {
                    case GREATER_THAN, GREATER_THAN_OR_EQUAL -> builder.makeCall(comparison, value, smallest);
                    case LESS_THAN, LESS_THAN_OR_EQUAL -> builder.makeCall(comparison, value, largest);
                    default ->
                        builder.makeCall(
                                SqlStdOperatorTable.OR,
                                builder.makeCall(comparison, value, smallest),
                                builder.makeCall(comparison, value, largest));
                };
        RexNode rows = builder.makeInputRef(input, first + SubqueryExtremes.ROWS);
        RexNode present = builder.makeInputRef(input, first + SubqueryExtremes.PRESENT);
        return builder.makeCall(
                SqlStdOperatorTable.CASE,
                builder.makeCall(
                        SqlStdOperatorTable.EQUALS,
                        rows,
                        builder.makeExactLiteral(java.math.BigDecimal.ZERO, rows.getType())),
                builder.makeLiteral(false),
                builder.makeCall(SqlStdOperatorTable.IS_TRUE, matches),
                builder.makeLiteral(true),
                builder.makeCall(SqlStdOperatorTable.GREATER_THAN, rows, present),
                builder.makeNullLiteral(subQuery.getType()),
                matches);
    }
}
