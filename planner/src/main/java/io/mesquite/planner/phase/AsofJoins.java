package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AsofJoin;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/**
 * Makes windows of ASOF joins: both sides under one another, in order of time. Every right row begins a group, and the left rows that follow
 * in it have that right row as their match; left rows before the first right row are in group 0 and have none.
 *
 * <pre>
 * AsofJoin(l.k = r.k, l.t >= r.t)
 *   Filter(left rows; for an inner join of groups above 0)
 *     Project(l.*, first_value(r.*) OVER (PARTITION BY k, group ORDER BY t, side))
 *       Project(*, count(right rows) OVER (PARTITION BY k ORDER BY t, side) AS group)
 *         Union
 *           Project(l.*, nulls, k, t, TRUE AS side)
 *           Project(nulls, r.*, k, t, FALSE AS side)
 * </pre>
 *
 * <p>It takes a sort of both sides, however many rows there are of one key.
 */
final class AsofJoins {
    private final AsofJoin join;
    private final RelBuilder relations;
    private final RexBuilder builder;
    private final int leftCount;
    private final int bothCount;
    private final List<RexNode> leftKeys = new ArrayList<>();
    private final List<RexNode> rightKeys = new ArrayList<>();
    private SqlKind comparison;
    private RexNode leftTime;
    private RexNode rightTime;

    private AsofJoins(AsofJoin join) {
        this.join = join;
        this.relations = RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null);
        this.builder = join.getCluster().getRexBuilder();
        this.leftCount = join.getLeft().getRowType().getFieldCount();
        this.bothCount = leftCount + join.getRight().getRowType().getFieldCount();
    }

    static RelNode rewrite(RelNode rel) {
        RelNode current = TreeRewriter.withInputs(rel, AsofJoins::rewrite);
        return current instanceof AsofJoin join ? new AsofJoins(join).build() : current;
    }

    private RelNode build() {
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            RexNode[] sides = sides((RexCall) conjunct);
            leftKeys.add(sides[0]);
            rightKeys.add(sides[1]);
        }
        RexCall match = (RexCall) join.getMatchCondition();
        RexNode[] times = sides(match);
        boolean swapped = isLeft(match.getOperands().get(1));
        comparison = swapped ? match.getKind().reverse() : match.getKind();
        leftTime = times[0];
        rightTime = times[1];
        relations.push(branch(true)).push(branch(false)).union(true);
        int group = relations.peek().getRowType().getFieldCount();
        relations.projectPlus(relations
                .aggregateCall(SqlStdOperatorTable.COUNT, rightRowOrNull())
                .over()
                .partitionBy(partition())
                .orderBy(order())
                .rowsBetween(RexWindowBounds.UNBOUNDED_PRECEDING, RexWindowBounds.CURRENT_ROW)
                .toRex());
        List<RexNode> columns = new ArrayList<>();
        IntStream.range(0, leftCount).forEach(i -> columns.add(relations.field(i)));
        for (int i = leftCount; i < bothCount; i++) {
            columns.add(matched(relations.field(i), group));
        }
        columns.add(relations.field(side()));
        columns.add(relations.field(group));
        // not merged with the projection below, of whose window these are the windows
        RelNode matched = LogicalProjects.of(relations.build(), columns);
        relations.push(matched);
        List<RexNode> conditions = new ArrayList<>(List.of(relations.field(bothCount)));
        if (join.getJoinType() == JoinRelType.ASOF) {
            conditions.add(relations.greaterThan(relations.field(bothCount + 1), relations.literal(0)));
        }
        relations.filter(conditions);
        return LogicalProjects.named(
                relations.build(),
                builder.identityProjects(matched.getRowType()).subList(0, bothCount),
                join.getRowType());
    }

    /** The first row of the group, which is the right row, or for group 0 a left row, whose right columns are null. */
    private RexNode matched(RexNode column, int group) {
        List<RexNode> partition = new ArrayList<>(partition());
        partition.add(relations.field(group));
        return relations
                .aggregateCall(SqlStdOperatorTable.FIRST_VALUE, column)
                .over()
                .partitionBy(partition)
                .orderBy(order())
                .rowsBetween(RexWindowBounds.UNBOUNDED_PRECEDING, RexWindowBounds.CURRENT_ROW)
                .toRex();
    }

    /** The rows of one side with room for the columns of the other, then the keys, the time, and TRUE for a left row. */
    private RelNode branch(boolean left) {
        relations.push(left ? join.getLeft() : join.getRight());
        List<RexNode> keys = left ? leftKeys : rightKeys;
        RexNode time = left ? leftTime : rightTime;
        if (!left) {
            List<RexNode> present = new ArrayList<>();
            keys.forEach(key -> present.add(relations.isNotNull(key)));
            present.add(relations.isNotNull(time));
            relations.filter(present);
        }
        List<RexNode> columns = new ArrayList<>();
        List<RelDataTypeField> fields =
                new ArrayList<>(join.getLeft().getRowType().getFieldList());
        fields.addAll(join.getRight().getRowType().getFieldList());
        for (int i = 0; i < bothCount; i++) {
            boolean own = i < leftCount == left;
            RelDataType type = builder.getTypeFactory()
                    .createTypeWithNullability(fields.get(i).getType(), true);
            columns.add(own ? relations.field(left ? i : i - leftCount) : builder.makeNullLiteral(type));
        }
        for (int i = 0; i < keys.size(); i++) {
            columns.add(common(keys.get(i), leftKeys.get(i), rightKeys.get(i)));
        }
        columns.add(common(time, leftTime, rightTime));
        columns.add(builder.makeLiteral(left));
        return LogicalProjects.of(relations.build(), columns);
    }

    private RexNode common(RexNode value, RexNode left, RexNode right) {
        RelDataType type = builder.getTypeFactory().leastRestrictive(List.of(left.getType(), right.getType()));
        return type == null ? value : builder.ensureType(type, value, false);
    }

    private int side() {
        return bothCount + leftKeys.size() + 1;
    }

    private RexNode rightRowOrNull() {
        return relations.call(
                SqlStdOperatorTable.CASE,
                relations.field(side()),
                builder.makeNullLiteral(
                        builder.getTypeFactory().createSqlType(org.apache.calcite.sql.type.SqlTypeName.INTEGER)),
                relations.literal(1));
    }

    /** The keys; and apart from all others the left rows without a time, which match nothing. */
    private List<RexNode> partition() {
        List<RexNode> partition = new ArrayList<>();
        for (int i = 0; i < leftKeys.size(); i++) {
            partition.add(relations.field(bothCount + i));
        }
        partition.add(relations.isNull(relations.field(side() - 1)));
        return partition;
    }

    /** By time towards the left row; of equal times the right rows come first if they match. */
    private List<RexNode> order() {
        boolean backwards = comparison == SqlKind.LESS_THAN || comparison == SqlKind.LESS_THAN_OR_EQUAL;
        boolean equalMatches = comparison == SqlKind.GREATER_THAN_OR_EQUAL || comparison == SqlKind.LESS_THAN_OR_EQUAL;
        RexNode time = relations.field(side() - 1);
        RexNode side = relations.field(side());
        return List.of(backwards ? relations.desc(time) : time, equalMatches ? side : relations.desc(side));
    }

    /** The operands of the left and of the right side, each over its own columns. */
    private RexNode[] sides(RexCall equality) {
        RexNode first = equality.getOperands().get(0);
        RexNode second = equality.getOperands().get(1);
        boolean inOrder = isLeft(first);
        return new RexNode[] {inOrder ? first : second, RexUtil.shift(inOrder ? second : first, -leftCount)};
    }

    private boolean isLeft(RexNode operand) {
        return RelOptUtil.InputFinder.bits(operand).length() <= leftCount;
    }
}
