package io.mesquite.planner.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Estimates joins: of two columns that must be equal, the one with fewer values is contained in the other. */
final class JoinEstimates {
    private JoinEstimates() {}

    static Estimate join(Join join, Estimate left, Estimate right) {
        double pairs = inner(join, left, right);
        double rows =
                switch (join.getJoinType()) {
                    case INNER, ASOF -> pairs;
                    case LEFT, LEFT_ASOF, LEFT_MARK -> Math.max(pairs, left.rows());
                    case RIGHT -> Math.max(pairs, right.rows());
                    case FULL -> Math.max(pairs, left.rows() + right.rows());
                    case SEMI -> left.rows() * matching(join, left, right);
                    case ANTI -> left.rows() * Math.max(0.1, 1 - matching(join, left, right));
                };
        List<ColumnEstimate> columns = new ArrayList<>(left.columns());
        if (join.getJoinType().projectsRight()) {
            columns.addAll(right.columns());
        }
        while (columns.size() < join.getRowType().getFieldCount()) {
            columns.add(ColumnEstimate.unknown(2));
        }
        double unfiltered = Math.max(rows, Math.max(left.unfilteredRows(), right.unfilteredRows()));
        return new Estimate(rows, unfiltered, columns).withRows(rows);
    }

    private static double inner(Join join, Estimate left, Estimate right) {
        int leftColumns = left.columns().size();
        List<ColumnEstimate> both = new ArrayList<>(left.columns());
        both.addAll(right.columns());
        double values = 1;
        int keys = 0;
        double others = 1;
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            int[] pair = pair(conjunct, leftColumns);
            if (pair == null) {
                others *= Selectivity.of(conjunct, both);
            } else {
                keys++;
                values *= commonValues(both.get(pair[0]), both.get(pair[1]));
            }
        }
        // several keys together have no more values than there are rows
        double most = keys > 1 ? Math.min(left.unfilteredRows(), right.unfilteredRows()) : values;
        return left.rows() * right.rows() / Math.min(values, most) * others;
    }

    /**
     * The number of values of the column that contains the other, as far as their ranges overlap: a fact table refers to a few years
     * of a calendar. An upper bound is trusted less than a count.
     */
    static double commonValues(ColumnEstimate left, ColumnEstimate right) {
        return left.distinctKnown() && right.distinctKnown()
                ? Math.max(left.domain() * left.shareWithin(right), right.domain() * right.shareWithin(left))
                : Math.min(left.domain(), right.domain());
    }

    /** The share of left rows that have a match. */
    private static double matching(Join join, Estimate left, Estimate right) {
        int leftColumns = left.columns().size();
        List<ColumnEstimate> both = new ArrayList<>(left.columns());
        both.addAll(right.columns());
        double share = 1;
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            int[] pair = pair(conjunct, leftColumns);
            if (pair != null) {
                double present = Math.min(both.get(pair[1]).distinct(), right.rows());
                share = Math.min(share, Math.min(1, present / both.get(pair[0]).domain()));
            }
        }
        return share;
    }

    /** The two columns of an equality between the sides, left one first; null for any other condition. */
    private static int[] pair(RexNode conjunct, int leftColumns) {
        if (conjunct.isA(SqlKind.EQUALS)
                && ((RexCall) conjunct).getOperands().get(0) instanceof RexInputRef first
                && ((RexCall) conjunct).getOperands().get(1) instanceof RexInputRef second) {
            int low = Math.min(first.getIndex(), second.getIndex());
            int high = Math.max(first.getIndex(), second.getIndex());
            return low < leftColumns && high >= leftColumns ? new int[] {low, high} : null;
        }
        return null;
    }
}
