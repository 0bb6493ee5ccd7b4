package io.mesquite.planner.phase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** Columns that conditions make equal to each other, in classes: from {@code a = b} and {@code b = c} follows {@code a = c}. */
final class EqualColumns {
    private final int[] parent;

    EqualColumns(int columns) {
        parent = new int[columns];
        for (int i = 0; i < columns; i++) {
            parent[i] = i;
        }
    }

    /** @return whether the condition says no more than that two columns are equal, and is now known */
    boolean add(RexNode conjunct) {
        if (conjunct.isA(SqlKind.EQUALS)
                && ((RexCall) conjunct).getOperands().get(0) instanceof RexInputRef left
                && ((RexCall) conjunct).getOperands().get(1) instanceof RexInputRef right
                && left.getIndex() != right.getIndex()
                && SqlTypeUtil.equalSansNullability(left.getType(), right.getType())) {
            parent[find(left.getIndex())] = find(right.getIndex());
            return true;
        }
        return false;
    }

    private int find(int column) {
        int current = column;
        while (parent[current] != current) {
            current = parent[current];
        }
        return current;
    }

    /** The classes of at least two columns. */
    List<ImmutableBitSet> classes() {
        Map<Integer, ImmutableBitSet.Builder> byRoot = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            byRoot.computeIfAbsent(find(i), root -> ImmutableBitSet.builder()).set(i);
        }
        return byRoot.values().stream()
                .map(ImmutableBitSet.Builder::build)
                .filter(set -> set.cardinality() > 1)
                .toList();
    }

    /** Conditions on one column, said of each column that is equal to it. */
    List<RexNode> inferred(List<RexNode> conjuncts, IntFunction<RelDataType> types, RexBuilder builder) {
        Set<RexNode> known = new LinkedHashSet<>(conjuncts);
        List<RexNode> inferred = new ArrayList<>();
        List<ImmutableBitSet> classes = classes();
        for (RexNode conjunct : conjuncts) {
            ImmutableBitSet used = RelOptUtil.InputFinder.bits(conjunct);
            if (used.cardinality() != 1 || !RexUtil.isDeterministic(conjunct)) {
                continue;
            }
            int column = used.nth(0);
            for (ImmutableBitSet equal : classes) {
                if (!equal.get(column)) {
                    continue;
                }
                for (int other : equal) {
                    RexNode same = other == column ? conjunct : replace(conjunct, other, types.apply(other));
                    if (known.add(same)) {
                        inferred.add(same);
                    }
                }
            }
        }
        return inferred;
    }

    private static RexNode replace(RexNode node, int column, RelDataType type) {
        return node.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return new RexInputRef(column, type);
            }
        });
    }

    /** What the classes say about columns of one input. */
    List<RexNode> within(ImmutableBitSet input, IntFunction<RelDataType> types, RexBuilder builder) {
        List<RexNode> conditions = new ArrayList<>();
        for (ImmutableBitSet equal : classes()) {
            List<Integer> own = equal.intersect(input).asList();
            for (int i = 1; i < own.size(); i++) {
                conditions.add(builder.makeCall(
                        SqlStdOperatorTable.EQUALS,
                        new RexInputRef(own.get(0), types.apply(own.get(0))),
                        new RexInputRef(own.get(i), types.apply(own.get(i)))));
            }
        }
        return conditions;
    }
}
