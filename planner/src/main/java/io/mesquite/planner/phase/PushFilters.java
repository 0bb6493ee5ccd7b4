package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Moves filters as near to the tables as they can go, and orders the inner joins that it meets on the way:
 *
 * <pre>
 * Filter(a.x = 1 AND a.y = b.y; Join(true; a; b))
 *   Join(a.y = b.y; Filter(x = 1; a); b)
 * </pre>
 *
 * <p>An outer join whose missing rows a filter would drop becomes an inner one. Everything below a set of inner joins is done
 * before they are ordered by {@link JoinCluster}, so that their order is chosen by what the filters leave.
 */
final class PushFilters {
    private final JoinOrder order = new JoinOrder();

    static RelNode rewrite(RelNode root) {
        return new PushFilters().push(root, List.of());
    }

    /** An equal of {@code Filter(conjuncts; rel)}; the conjuncts are over the columns of {@code rel}. */
    RelNode push(RelNode rel, List<RexNode> conjuncts) {
        if (rel instanceof LogicalFilter filter && filter.getVariablesSet().isEmpty()) {
            List<RexNode> all = new ArrayList<>(conjuncts);
            all.addAll(Conjuncts.of(filter.getCondition(), filter.getCluster().getRexBuilder()));
            return push(filter.getInput(), all);
        } else if (rel instanceof LogicalProject project
                && project.getVariablesSet().isEmpty()) {
            return pushProject(project, conjuncts);
        } else if (rel instanceof LogicalJoin join) {
            return pushJoin(join, conjuncts);
        } else if (rel instanceof LogicalAggregate aggregate) {
            return pushAggregate(aggregate, conjuncts);
        } else if (rel instanceof SetOp) {
            return TreeRewriter.withInputs(rel, input -> push(input, conjuncts));
        } else if (rel instanceof LogicalSort sort && sort.fetch == null && sort.offset == null) {
            return TreeRewriter.withInputs(rel, input -> push(input, conjuncts));
        }
        return filter(TreeRewriter.withInputs(rel, input -> push(input, List.of())), conjuncts);
    }

    private RelNode pushProject(LogicalProject project, List<RexNode> conjuncts) {
        boolean stops =
                project.containsOver() || !project.getProjects().stream().allMatch(RexUtil::isDeterministic);
        if (stops) {
            return filter(TreeRewriter.withInputs(project, input -> push(input, List.of())), conjuncts);
        }
        List<RexNode> below = RelOptUtil.pushPastProject(conjuncts, project);
        return TreeRewriter.withInputs(project, input -> push(input, below));
    }

    private RelNode pushAggregate(LogicalAggregate aggregate, List<RexNode> conjuncts) {
        // a column that some grouping set leaves out is null in its rows
        ImmutableBitSet inAllSets = aggregate.getGroupSet();
        for (ImmutableBitSet set : aggregate.getGroupSets()) {
            inAllSets = inAllSets.intersect(set);
        }
        List<Integer> keys = aggregate.getGroupSet().asList();
        List<RexNode> below = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode conjunct : conjuncts) {
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(conjunct);
            boolean onKeys = !used.isEmpty() && used.length() <= keys.size() && RexUtil.isDeterministic(conjunct);
            for (int column : used) {
                onKeys = onKeys && inAllSets.get(keys.get(column));
            }
            if (onKeys) {
                below.add(Columns.map(conjunct, aggregate.getInput(), keys::get));
            } else {
                above.add(conjunct);
            }
        }
        return filter(TreeRewriter.withInputs(aggregate, input -> push(input, below)), above);
    }

    private RelNode pushJoin(LogicalJoin join, List<RexNode> conjuncts) {
        JoinRelType type = afterFilter(join, conjuncts);
        return switch (type) {
            case INNER -> pushInner(join, conjuncts);
            case SEMI -> pushSemi(join, conjuncts);
            default -> pushOther(join, type, conjuncts);
        };
    }

    private RelNode pushInner(LogicalJoin join, List<RexNode> conjuncts) {
        LogicalJoin inner = join.getJoinType() == JoinRelType.INNER ? join : withType(join, JoinRelType.INNER);
        JoinCluster cluster = JoinCluster.of(inner, conjuncts);
        return cluster.build(this, order);
    }

    /** A semi join can go below the other joins of its left side, to the one input that it speaks of, if that makes it smaller. */
    private RelNode pushSemi(LogicalJoin join, List<RexNode> conjuncts) {
        int leftFields = join.getLeft().getRowType().getFieldCount();
        List<RexNode> left = new ArrayList<>(conjuncts);
        List<RexNode> right = new ArrayList<>();
        List<RexNode> both = new ArrayList<>();
        for (RexNode conjunct :
                Conjuncts.of(join.getCondition(), join.getCluster().getRexBuilder())) {
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(conjunct);
            if (used.length() <= leftFields && RexUtil.isDeterministic(conjunct)) {
                left.add(conjunct);
            } else if (used.nth(0) >= leftFields && RexUtil.isDeterministic(conjunct)) {
                right.add(RexUtil.shift(conjunct, -leftFields));
            } else {
                both.add(conjunct);
            }
        }
        RelNode newRight = push(join.getRight(), right);
        RexNode condition = RexUtil.composeConjunction(join.getCluster().getRexBuilder(), both);
        RelNode newLeft = push(join.getLeft(), left);
        return order.semiJoin(newLeft, newRight, condition);
    }

    /** Outer, anti and mark joins. */
    private RelNode pushOther(LogicalJoin join, JoinRelType type, List<RexNode> conjuncts) {
        int leftFields = join.getLeft().getRowType().getFieldCount();
        List<RexNode> left = new ArrayList<>();
        List<RexNode> right = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        List<RexNode> on = new ArrayList<>();
        boolean leftIsKept = type == JoinRelType.LEFT || type == JoinRelType.ANTI || type == JoinRelType.LEFT_MARK;
        boolean rightIsKept = type == JoinRelType.RIGHT;
        Predicate<RexNode> onlyLeft =
                conjunct -> RelOptUtil.InputFinder.bits(conjunct).length() <= leftFields;
        Predicate<RexNode> onlyRight = conjunct -> {
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(conjunct);
            return !used.isEmpty() && used.nth(0) >= leftFields;
        };
        for (RexNode conjunct : conjuncts) {
            boolean moves = RexUtil.isDeterministic(conjunct);
            if (moves && leftIsKept && onlyLeft.test(conjunct)) {
                left.add(conjunct);
            } else if (moves && rightIsKept && onlyRight.test(conjunct)) {
                right.add(RexUtil.shift(conjunct, -leftFields));
            } else {
                above.add(conjunct);
            }
        }
        for (RexNode conjunct :
                Conjuncts.of(join.getCondition(), join.getCluster().getRexBuilder())) {
            boolean moves = RexUtil.isDeterministic(conjunct);
            // what is asked of the side that may be missing decides about its rows alone; a mark's unknown would become
            // false
            if (moves && leftIsKept && type != JoinRelType.LEFT_MARK && onlyRight.test(conjunct)) {
                right.add(RexUtil.shift(conjunct, -leftFields));
            } else if (moves && rightIsKept && onlyLeft.test(conjunct)) {
                left.add(conjunct);
            } else {
                on.add(conjunct);
            }
        }
        RelNode joined = LogicalJoin.create(
                push(join.getLeft(), left),
                push(join.getRight(), right),
                join.getHints(),
                RexUtil.composeConjunction(join.getCluster().getRexBuilder(), on),
                join.getVariablesSet(),
                type);
        return filter(joined, above);
    }

    /** The join's type when rows on which the conjuncts are not true may be left out. */
    private static JoinRelType afterFilter(LogicalJoin join, List<RexNode> conjuncts) {
        JoinRelType type = join.getJoinType();
        if (!type.isOuterJoin()) {
            return type;
        }
        int leftFields = join.getLeft().getRowType().getFieldCount();
        int allFields = join.getRowType().getFieldCount();
        ImmutableBitSet leftColumns = ImmutableBitSet.range(leftFields);
        ImmutableBitSet rightColumns = ImmutableBitSet.range(leftFields, allFields);
        for (RexNode conjunct : conjuncts) {
            if (type.generatesNullsOnRight() && rejectsNulls(conjunct, rightColumns)) {
                type = type.cancelNullsOnRight();
            }
            if (type.generatesNullsOnLeft() && rejectsNulls(conjunct, leftColumns)) {
                type = type.cancelNullsOnLeft();
            }
        }
        return type;
    }

    private static boolean rejectsNulls(RexNode conjunct, ImmutableBitSet columns) {
        return RelOptUtil.InputFinder.bits(conjunct).intersects(columns) && Strong.isNotTrue(conjunct, columns);
    }

    private static LogicalJoin withType(LogicalJoin join, JoinRelType type) {
        return LogicalJoin.create(
                join.getLeft(), join.getRight(), join.getHints(), join.getCondition(), join.getVariablesSet(), type);
    }

    /** A filter, or the node itself where there is nothing to filter by. */
    static RelNode filter(RelNode rel, List<RexNode> conjuncts) {
        if (conjuncts.isEmpty()) {
            return rel;
        }
        // conjuncts that were pushed from above may have stronger nullability than the columns have here
        List<RexNode> fitted = conjuncts.stream()
                .map(conjunct -> Columns.map(conjunct, rel, column -> column))
                .toList();
        RexNode condition = Conjuncts.simplified(fitted, rel.getCluster());
        return condition.isAlwaysTrue() ? rel : LogicalFilter.create(rel, condition);
    }
}
