package io.mesquite.planner.phase;

import io.mesquite.planner.statistics.Estimator;
import io.mesquite.planner.statistics.JoinGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/** Builds joins in the order that {@link JoinSearch} finds, the smaller input on the right: that is the side held in memory. */
final class JoinOrder {
    /** A semi join that keeps more of the rows than this is not worth doing early. */
    private static final double SELECTIVE = 0.5;

    private final Estimator estimator = new Estimator();
    private List<RexNode> outputs;

    /**
     * Joins all inputs. Expressions are over all columns of all inputs side by side; {@link #outputs()} then gives the wanted
     * expressions over the result.
     */
    RelNode join(
            List<RelNode> inputs,
            List<ImmutableBitSet> columnsOf,
            EqualColumns equal,
            List<RexNode> conditions,
            List<RexNode> wanted) {
        JoinGraph graph =
                new JoinGraph(inputs.stream().map(estimator::of).toList(), columnsOf, equal.classes(), conditions);
        Joined joined = build(JoinSearch.best(graph), inputs, columnsOf, equal.classes(), new ArrayList<>(conditions));
        outputs = wanted.stream().map(joined::over).toList();
        return joined.rel();
    }

    /** What was wanted of the last {@link #join}, over its result. */
    List<RexNode> outputs() {
        return outputs;
    }

    /** @param columns for each column of {@code rel} which one it is of all inputs' */
    private record Joined(RelNode rel, List<Integer> columns) {
        RexNode over(RexNode expression) {
            return expression.accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    return RexInputRef.of(columns.indexOf(ref.getIndex()), rel.getRowType());
                }
            });
        }
    }

    private static Joined build(
            JoinSearch.Tree tree,
            List<RelNode> inputs,
            List<ImmutableBitSet> columnsOf,
            List<ImmutableBitSet> classes,
            List<RexNode> conditionsLeft) {
        if (tree.isInput()) {
            return new Joined(
                    inputs.get(tree.input()), columnsOf.get(tree.input()).asList());
        }
        Joined left = build(tree.left(), inputs, columnsOf, classes, conditionsLeft);
        Joined right = build(tree.right(), inputs, columnsOf, classes, conditionsLeft);
        RexBuilder builder = left.rel().getCluster().getRexBuilder();
        List<Integer> columns = new ArrayList<>(left.columns());
        columns.addAll(right.columns());
        LogicalJoin cross = LogicalJoin.create(
                left.rel(), right.rel(), List.of(), builder.makeLiteral(true), Set.of(), JoinRelType.INNER);
        Joined both = new Joined(cross, columns);
        List<RexNode> on = new ArrayList<>();
        for (ImmutableBitSet equal : classes) {
            int leftColumn = first(left.columns(), equal);
            int rightColumn = first(right.columns(), equal);
            if (leftColumn >= 0 && rightColumn >= 0) {
                on.add(builder.makeCall(
                        SqlStdOperatorTable.EQUALS,
                        RexInputRef.of(leftColumn, cross.getRowType()),
                        RexInputRef.of(left.columns().size() + rightColumn, cross.getRowType())));
            }
        }
        ImmutableBitSet present = ImmutableBitSet.of(columns);
        conditionsLeft.removeIf(condition -> {
            boolean ready = present.contains(RelOptUtil.InputFinder.bits(condition));
            if (ready) {
                on.add(both.over(condition));
            }
            return ready;
        });
        RelNode join = LogicalJoin.create(
                left.rel(),
                right.rel(),
                List.of(),
                RexUtil.composeConjunction(builder, on),
                Set.of(),
                JoinRelType.INNER);
        return new Joined(join, columns);
    }

    private static int first(List<Integer> columns, ImmutableBitSet wanted) {
        for (int i = 0; i < columns.size(); i++) {
            if (wanted.get(columns.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** A semi join, done before other joins of its left side where it takes many rows away. */
    RelNode semiJoin(RelNode left, RelNode right, RexNode condition) {
        int leftFields = left.getRowType().getFieldCount();
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(condition).intersect(ImmutableBitSet.range(leftFields));
        if (left instanceof LogicalProject project
                && used.asList().stream()
                        .allMatch(column -> project.getProjects().get(column) instanceof RexInputRef)) {
            int below = project.getInput().getRowType().getFieldCount();
            RexNode mapped = moved(
                    condition,
                    project.getInput(),
                    right,
                    column -> column < leftFields
                            ? ((RexInputRef) project.getProjects().get(column)).getIndex()
                            : column - leftFields + below);
            RelNode sunk = semiJoin(project.getInput(), right, mapped);
            return project.copy(project.getTraitSet(), List.of(sunk));
        } else if (left instanceof LogicalJoin join && join.getJoinType() == JoinRelType.INNER && !used.isEmpty()) {
            int split = join.getLeft().getRowType().getFieldCount();
            boolean onLeft = used.length() <= split;
            boolean onRight = used.nth(0) >= split;
            if (onLeft) {
                RexNode mapped = moved(
                        condition,
                        join.getLeft(),
                        right,
                        column -> column < leftFields ? column : column - leftFields + split);
                if (isSelective(join.getLeft(), right, mapped)) {
                    return join.copy(
                            join.getTraitSet(), List.of(semiJoin(join.getLeft(), right, mapped), join.getRight()));
                }
            } else if (onRight) {
                RexNode mapped = moved(condition, join.getRight(), right, column -> column - split);
                if (isSelective(join.getRight(), right, mapped)) {
                    return join.copy(
                            join.getTraitSet(), List.of(join.getLeft(), semiJoin(join.getRight(), right, mapped)));
                }
            }
        }
        return LogicalJoin.create(left, right, List.of(), condition, Set.of(), JoinRelType.SEMI);
    }

    private boolean isSelective(RelNode left, RelNode right, RexNode condition) {
        RelNode semi = LogicalJoin.create(left, right, List.of(), condition, Set.of(), JoinRelType.SEMI);
        double rows = estimator.of(left).rows();
        return estimator.of(right).rows() < rows && estimator.of(semi).rows() < rows * SELECTIVE;
    }

    private static RexNode moved(
            RexNode condition, RelNode left, RelNode right, java.util.function.IntUnaryOperator mapping) {
        List<org.apache.calcite.rel.type.RelDataTypeField> fields =
                new ArrayList<>(left.getRowType().getFieldList());
        fields.addAll(right.getRowType().getFieldList());
        return condition.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                int column = mapping.applyAsInt(ref.getIndex());
                return new RexInputRef(column, fields.get(column).getType());
            }
        });
    }
}
