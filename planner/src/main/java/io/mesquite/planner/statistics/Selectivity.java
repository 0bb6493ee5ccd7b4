package io.mesquite.planner.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;

/**
 * What share of rows a condition lets through, and what it leaves of the columns. Conjuncts are taken as independent of each
 * other, values as evenly spread between the smallest and the largest.
 */
final class Selectivity {
    /** Where nothing better is known. */
    private static final double UNKNOWN = 0.25;

    /** Mostly HAVING: an aggregate's value has no known range. */
    private static final double UNKNOWN_RANGE = 0.1;

    private static final double LIKE = 0.1;
    /** In a table of no more rows than this, a text is rather the rows' name. */
    private static final double FEW_VALUES = 30;
    /** A column compared with another one of the same row; a boolean column. */
    private static final double COLUMNS_ORDERED = 0.5;

    private Selectivity() {}

    /** The estimate after a filter. */
    static Estimate filter(Estimate input, RexNode condition) {
        List<ColumnEstimate> columns = new ArrayList<>(input.columns());
        double share = 1;
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            share *= of(conjunct, columns);
            narrow(conjunct, columns);
        }
        return new Estimate(input.rows(), input.unfilteredRows(), columns).withRows(input.rows() * share);
    }

    static double of(RexNode condition, List<ColumnEstimate> columns) {
        if (condition.isAlwaysTrue()) {
            return 1;
        } else if (condition.isAlwaysFalse()) {
            return 0;
        }
        return condition instanceof RexCall call ? ofCall(call, columns) : COLUMNS_ORDERED;
    }

    private static double ofCall(RexCall call, List<ColumnEstimate> columns) {
        return switch (call.getKind()) {
            case AND ->
                call.getOperands().stream()
                        .mapToDouble(operand -> of(operand, columns))
                        .reduce(1, (a, b) -> a * b);
            case OR ->
                1
                        - call.getOperands().stream()
                                .mapToDouble(operand -> 1 - of(operand, columns))
                                .reduce(1, (a, b) -> a * b);
            case NOT -> 1 - of(call.getOperands().get(0), columns);
            case IS_NULL -> nullFraction(call.getOperands().get(0), columns);
            case IS_NOT_NULL -> 1 - nullFraction(call.getOperands().get(0), columns);
            case LIKE -> LIKE;
            case EQUALS, IS_NOT_DISTINCT_FROM -> equal(call, columns);
            case NOT_EQUALS, IS_DISTINCT_FROM -> 1 - equal(call, columns);
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> ordered(call, columns);
            case SEARCH -> search(call, columns);
            default -> UNKNOWN;
        };
    }

    private static double nullFraction(RexNode operand, List<ColumnEstimate> columns) {
        ColumnEstimate column = column(operand, columns);
        return column == null ? 0.1 : column.nullFraction();
    }

    private static double equal(RexCall call, List<ColumnEstimate> columns) {
        ColumnEstimate left = column(call.getOperands().get(0), columns);
        ColumnEstimate right = column(call.getOperands().get(1), columns);
        if (left != null && right != null) {
            return 1 / Math.max(left.distinct(), right.distinct());
        }
        ColumnEstimate known = left != null ? left : right;
        if (known == null) {
            return 0.1;
        }
        return 1 / guessedDistinct(known);
    }

    /** A text without a known number of values is more often a category than a key. */
    private static double guessedDistinct(ColumnEstimate column) {
        boolean bounded =
                column.distinctKnown() || column.hasRange() && column.max() - column.min() < column.distinct() * 4;
        return bounded
                ? column.distinct()
                : Math.max(Math.min(column.distinct(), FEW_VALUES), Math.pow(column.distinct(), 0.35));
    }

    private static double ordered(RexCall call, List<ColumnEstimate> columns) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        boolean less = call.getKind() == SqlKind.LESS_THAN || call.getKind() == SqlKind.LESS_THAN_OR_EQUAL;
        if (left instanceof RexLiteral) {
            return ordered(column(right, columns), (RexLiteral) left, !less);
        } else if (right instanceof RexLiteral literal) {
            return ordered(column(left, columns), literal, less);
        }
        return column(left, columns) != null && column(right, columns) != null ? COLUMNS_ORDERED : UNKNOWN_RANGE;
    }

    private static double ordered(ColumnEstimate column, RexLiteral bound, boolean less) {
        double value = NativeNumbers.ofLiteral(bound.getValueAs(Comparable.class));
        if (column == null || !column.hasRange() || Double.isNaN(value)) {
            return UNKNOWN_RANGE;
        }
        double from = less ? column.min() : value;
        double to = less ? value : column.max();
        return share(column, from, to);
    }

    private static double share(ColumnEstimate column, double from, double to) {
        double low = Math.max(from, column.min());
        double high = Math.min(to, column.max());
        if (high < low) {
            return 0;
        }
        double width = column.max() - column.min();
        double least = 1 / column.distinct();
        return width <= 0 ? 1 : Math.min(1, Math.max(least, (high - low) / width)) * (1 - column.nullFraction());
    }

    private static double search(RexCall call, List<ColumnEstimate> columns) {
        Sarg<?> sarg = ((RexLiteral) call.getOperands().get(1)).getValueAs(Sarg.class);
        ColumnEstimate column = column(call.getOperands().get(0), columns);
        double share = sarg.nullAs == RexUnknownAs.TRUE && column != null ? column.nullFraction() : 0;
        if (sarg.isComplementedPoints()) {
            return Math.max(
                    0, 1 - points(column, sarg.rangeSet.complement().asRanges().size()));
        }
        int points = 0;
        for (com.google.common.collect.Range<?> range : sarg.rangeSet.asRanges()) {
            if (range.hasLowerBound()
                    && range.hasUpperBound()
                    && range.lowerEndpoint().equals(range.upperEndpoint())) {
                points++;
            } else {
                share += range(column, range);
            }
        }
        return Math.min(1, share + points(column, points));
    }

    private static double points(ColumnEstimate column, int points) {
        return Math.min(1, points * (column == null ? 0.1 : 1 / guessedDistinct(column)));
    }

    private static double range(ColumnEstimate column, com.google.common.collect.Range<?> range) {
        if (column == null || !column.hasRange()) {
            return UNKNOWN_RANGE;
        }
        double from = range.hasLowerBound() ? NativeNumbers.ofLiteral(range.lowerEndpoint()) : column.min();
        double to = range.hasUpperBound() ? NativeNumbers.ofLiteral(range.upperEndpoint()) : column.max();
        return Double.isNaN(from) || Double.isNaN(to) ? UNKNOWN_RANGE : share(column, from, to);
    }

    /** What a conjunct on one column leaves of it. */
    private static void narrow(RexNode conjunct, List<ColumnEstimate> columns) {
        if (!(conjunct instanceof RexCall call) || call.getOperands().size() != 2) {
            return;
        }
        RexNode operand = withoutCasts(call.getOperands().get(0));
        if (!(operand instanceof RexInputRef ref) || !(call.getOperands().get(1) instanceof RexLiteral)) {
            return;
        }
        ColumnEstimate column = columns.get(ref.getIndex());
        double share = of(call, columns);
        if (call.getKind() == SqlKind.EQUALS) {
            columns.set(ref.getIndex(), column.withRange(Double.NaN, Double.NaN, 1));
        } else if (call.getKind() == SqlKind.SEARCH
                || call.getKind() == SqlKind.LESS_THAN
                || call.getKind() == SqlKind.LESS_THAN_OR_EQUAL
                || call.getKind() == SqlKind.GREATER_THAN
                || call.getKind() == SqlKind.GREATER_THAN_OR_EQUAL) {
            columns.set(ref.getIndex(), column.withRange(column.min(), column.max(), column.distinct() * share));
        }
    }

    /** The estimate of the column that an expression is; null where it is something else. */
    private static ColumnEstimate column(RexNode node, List<ColumnEstimate> columns) {
        return withoutCasts(node) instanceof RexInputRef ref && ref.getIndex() < columns.size()
                ? columns.get(ref.getIndex())
                : null;
    }

    private static RexNode withoutCasts(RexNode node) {
        RexNode current = node;
        while (current.isA(SqlKind.CAST)) {
            current = ((RexCall) current).getOperands().get(0);
        }
        return current;
    }
}
