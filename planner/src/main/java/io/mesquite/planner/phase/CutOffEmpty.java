package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Puts nothing in the place of what gives no rows, be it that a filter is never true, and goes on with what follows from that above:
 *
 * <pre>
 * LeftJoin(a; Filter(false; b))  →  Project(a.*, NULL; a)
 * Join(a; Filter(false; b))      →  no rows
 * </pre>
 */
final class CutOffEmpty {
    private CutOffEmpty() {}

    static RelNode rewrite(RelNode rel) {
        RelNode current = TreeRewriter.withInputs(rel, CutOffEmpty::rewrite);
        if (current instanceof LogicalFilter filter) {
            boolean never = filter.getCondition().isAlwaysFalse() || RexLiteral.isNullLiteral(filter.getCondition());
            return never || isEmpty(filter.getInput()) ? empty(filter) : filter;
        } else if (current instanceof LogicalProject project) {
            return isEmpty(project.getInput()) ? empty(project) : project;
        } else if (current instanceof LogicalSort sort) {
            boolean none = sort.fetch != null && isZero(sort.fetch);
            return none || isEmpty(sort.getInput()) ? empty(sort) : sort;
        } else if (current instanceof LogicalAggregate aggregate) {
            boolean total = aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty);
            return !total && isEmpty(aggregate.getInput()) ? empty(aggregate) : aggregate;
        } else if (current instanceof LogicalJoin join) {
            return join(join);
        } else if (current instanceof SetOp set) {
            return setOperation(set);
        }
        return current;
    }

    private static boolean isEmpty(RelNode rel) {
        return rel instanceof Values values && values.getTuples().isEmpty();
    }

    private static boolean isZero(RexNode count) {
        return count instanceof RexLiteral literal
                && literal.getValueAs(java.math.BigDecimal.class).signum() == 0;
    }

    private static RelNode empty(RelNode rel) {
        return LogicalValues.createEmpty(rel.getCluster(), rel.getRowType());
    }

    private static RelNode join(LogicalJoin join) {
        boolean left = isEmpty(join.getLeft());
        boolean right = isEmpty(join.getRight());
        JoinRelType type = join.getJoinType();
        if (!left && !right) {
            return join;
        }
        boolean gone =
                switch (type) {
                    case INNER, SEMI, ASOF -> true;
                    case LEFT, ANTI, LEFT_MARK, LEFT_ASOF -> left;
                    case RIGHT -> right;
                    case FULL -> left && right;
                };
        if (gone) {
            return empty(join);
        } else if (type == JoinRelType.ANTI) {
            return join.getLeft();
        }
        return left ? withMissing(join, join.getRight()) : withMissing(join, join.getLeft());
    }

    /** The rows of one side; the other side's columns are null, a mark is false. */
    private static RelNode withMissing(LogicalJoin join, RelNode kept) {
        RexBuilder builder = join.getCluster().getRexBuilder();
        int first = kept == join.getLeft() ? 0 : join.getLeft().getRowType().getFieldCount();
        int count = kept.getRowType().getFieldCount();
        List<RexNode> columns = new ArrayList<>();
        for (RelDataTypeField field : join.getRowType().getFieldList()) {
            boolean present = field.getIndex() >= first && field.getIndex() < first + count;
            columns.add(
                    present
                            ? builder.makeInputRef(kept, field.getIndex() - first)
                            : join.getJoinType() == JoinRelType.LEFT_MARK
                                    ? builder.makeLiteral(false)
                                    : builder.makeNullLiteral(field.getType()));
        }
        return LogicalProjects.named(kept, columns, join.getRowType());
    }

    private static RelNode setOperation(SetOp set) {
        List<RelNode> inputs = set.getInputs();
        if (inputs.stream().noneMatch(CutOffEmpty::isEmpty)) {
            return set;
        } else if (set instanceof LogicalIntersect || set instanceof LogicalMinus && isEmpty(inputs.get(0))) {
            return empty(set);
        }
        List<RelNode> others = inputs.stream().filter(input -> !isEmpty(input)).toList();
        if (others.isEmpty()) {
            return empty(set);
        } else if (others.size() > 1) {
            return set.copy(set.getTraitSet(), others);
        }
        RelNode only = others.get(0);
        RelNode named = LogicalProjects.named(
                only, set.getCluster().getRexBuilder().identityProjects(only.getRowType()), set.getRowType());
        return set.all ? named : distinct(named);
    }

    private static RelNode distinct(RelNode rel) {
        ImmutableBitSet all = ImmutableBitSet.range(rel.getRowType().getFieldCount());
        return LogicalAggregate.create(rel, List.of(), all, null, List.of());
    }
}
