package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Inner joins that touch each other, with the filters and projections between them, as a set of inputs and a set of
 * conditions. Conditions are over all columns of all inputs, side by side in the order of the inputs.
 */
final class JoinCluster {
    private final RexBuilder builder;
    private final List<RelNode> inputs = new ArrayList<>();
    private final List<RexNode> conjuncts = new ArrayList<>();
    private final LogicalJoin root;
    private List<RexNode> outputs;
    private int columns;

    private JoinCluster(LogicalJoin root) {
        this.root = root;
        this.builder = root.getCluster().getRexBuilder();
    }

    /** @param above over the columns of the root, that must hold too */
    static JoinCluster of(LogicalJoin root, List<RexNode> above) {
        JoinCluster cluster = new JoinCluster(root);
        cluster.outputs = cluster.flatten(root);
        above.forEach(conjunct -> cluster.addConjuncts(conjunct, cluster.outputs));
        return cluster;
    }

    /** Pushes conditions into the inputs, orders the joins, and gives out the columns that the root had. */
    RelNode build(PushFilters filters, JoinOrder order) {
        List<ImmutableBitSet> columnsOf = columnsOfInputs();
        EqualColumns equal = new EqualColumns(columns);
        List<RexNode> others = new ArrayList<>();
        conjuncts.stream().filter(conjunct -> !equal.add(conjunct)).forEach(others::add);
        others.addAll(equal.inferred(others, this::fieldType, builder));
        others.addAll(ImpliedConditions.ofInputs(others, columnsOf, builder));

        List<List<RexNode>> ofInput = new ArrayList<>();
        columnsOf.forEach(input -> ofInput.add(new ArrayList<>()));
        List<RexNode> ofSeveral = new ArrayList<>();
        for (RexNode conjunct : others) {
            int input = onlyInput(conjunct, columnsOf);
            if (input >= 0 && RexUtil.isDeterministic(conjunct)) {
                ofInput.get(input).add(conjunct);
            } else {
                ofSeveral.add(conjunct);
            }
        }
        List<RelNode> pushed = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            ImmutableBitSet own = columnsOf.get(i);
            List<RexNode> shifted = new ArrayList<>(equal.within(own, this::fieldType, builder));
            shifted.addAll(ofInput.get(i));
            int offset = own.nth(0);
            pushed.add(filters.push(
                    inputs.get(i),
                    shifted.stream()
                            .map(conjunct -> RexUtil.shift(conjunct, -offset))
                            .toList()));
        }
        RelNode joined = order.join(pushed, columnsOf, equal, ofSeveral, outputs);
        return LogicalProjects.named(joined, order.outputs(), root.getRowType());
    }

    private List<RexNode> flatten(RelNode rel) {
        if (rel instanceof LogicalJoin join && join.getJoinType() == JoinRelType.INNER) {
            List<RexNode> both = new ArrayList<>(flatten(join.getLeft()));
            both.addAll(flatten(join.getRight()));
            addConjuncts(join.getCondition(), both);
            return both;
        } else if (rel instanceof LogicalFilter filter
                && filter.getVariablesSet().isEmpty()
                && isJoinBelow(filter.getInput())) {
            List<RexNode> below = flatten(filter.getInput());
            addConjuncts(filter.getCondition(), below);
            return below;
        } else if (rel instanceof LogicalProject project && isTransparent(project) && isJoinBelow(project.getInput())) {
            List<RexNode> below = flatten(project.getInput());
            return project.getProjects().stream()
                    .map(expression -> replaced(expression, below))
                    .toList();
        }
        List<RexNode> own = new ArrayList<>();
        rel.getRowType().getFieldList().forEach(field -> own.add(new RexInputRef(columns++, field.getType())));
        inputs.add(rel);
        return own;
    }

    private static boolean isJoinBelow(RelNode rel) {
        RelNode current = rel;
        while (current instanceof LogicalFilter filter
                        && filter.getVariablesSet().isEmpty()
                || current instanceof LogicalProject project && isTransparent(project)) {
            current = current.getInput(0);
        }
        return current instanceof LogicalJoin join && join.getJoinType() == JoinRelType.INNER;
    }

    private static boolean isTransparent(LogicalProject project) {
        return !project.containsOver()
                && project.getVariablesSet().isEmpty()
                && project.getProjects().stream().allMatch(RexUtil::isDeterministic);
    }

    private void addConjuncts(RexNode condition, List<RexNode> over) {
        for (RexNode conjunct : Conjuncts.of(condition, builder)) {
            if (!conjunct.isAlwaysTrue()) {
                conjuncts.add(replaced(conjunct, over));
            }
        }
    }

    private static RexNode replaced(RexNode node, List<RexNode> columns) {
        return node.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return columns.get(ref.getIndex());
            }
        });
    }

    private List<ImmutableBitSet> columnsOfInputs() {
        List<ImmutableBitSet> result = new ArrayList<>();
        int offset = 0;
        for (RelNode input : inputs) {
            int end = offset + input.getRowType().getFieldCount();
            result.add(ImmutableBitSet.range(offset, end));
            offset = end;
        }
        return result;
    }

    /** The input of the one column; conditions without columns go to the first, since one empty input empties the join. */
    private static int onlyInput(RexNode conjunct, List<ImmutableBitSet> columnsOf) {
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(conjunct);
        for (int i = 0; i < columnsOf.size(); i++) {
            if (columnsOf.get(i).contains(used)) {
                return i;
            }
        }
        return -1;
    }

    private org.apache.calcite.rel.type.RelDataType fieldType(int column) {
        int offset = column;
        for (RelNode input : inputs) {
            int count = input.getRowType().getFieldCount();
            if (offset < count) {
                return input.getRowType().getFieldList().get(offset).getType();
            }
            offset -= count;
        }
        throw new IllegalArgumentException("column " + column);
    }
}
