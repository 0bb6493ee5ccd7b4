package io.mesquite.engine.aggregate;

import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A call with ORDER BY: keeps all rows, and gives them in order to the function's own accumulator when all are known. Its arguments are
 * those of the function, then one column for each sort key.
 */
public final class OrderedAccumulator implements Accumulator {
    private final GroupRows rows;
    private final int arguments;
    private final List<SortKey> keys;
    private final Supplier<Accumulator> functions;
    private int groupCount;
    /** Made when the first result is asked for. */
    private Accumulator complete;

    /** @param functions makes the accumulator of the function without ORDER BY */
    public OrderedAccumulator(
            List<Type> argumentTypes, List<Type> keyTypes, List<SortKey> keys, Supplier<Accumulator> functions) {
        List<Type> types = new ArrayList<>(argumentTypes);
        types.addAll(keyTypes);
        rows = new GroupRows(types);
        arguments = argumentTypes.size();
        this.keys = List.copyOf(keys);
        this.functions = functions;
    }

    @Override
    public void reserve(int count) {
        groupCount = Math.max(groupCount, count);
        rows.reserve(groupCount);
    }

    @Override
    public void add(int[] groups, Vector[] values, int count) {
        rows.add(groups, values, count);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        rows.addIntermediate(groups, states, count);
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        return rows.intermediate(groups, count);
    }

    @Override
    public Vector result(int[] groups, int count) {
        return complete().result(groups, count);
    }

    private synchronized Accumulator complete() {
        if (complete != null) {
            return complete;
        }
        int[] order = IntStream.of(rows.byGroup().sorted())
                .boxed()
                .sorted(comparator())
                .mapToInt(Integer::intValue)
                .toArray();
        Accumulator made = functions.get();
        made.reserve(groupCount);
        for (int from = 0; from < order.length; from += Batch.TARGET_SIZE) {
            int[] positions = Arrays.copyOfRange(order, from, Math.min(order.length, from + Batch.TARGET_SIZE));
            Vector[] values = new Vector[arguments];
            for (int i = 0; i < arguments; i++) {
                values[i] = rows.column(i).gather(positions, positions.length);
            }
            int[] groups = IntStream.of(positions).map(rows::groupOf).toArray();
            made.add(groups, values, positions.length);
        }
        complete = made;
        return made;
    }

    /** By the sort keys; rows of equal keys stay in the order in which they came. */
    private Comparator<Integer> comparator() {
        return (left, right) -> {
            for (int i = 0; i < keys.size(); i++) {
                Vector column = rows.column(arguments + i);
                int order = compare(keys.get(i), column.value(left), column.value(right));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private static int compare(SortKey key, Object left, Object right) {
        if (left == null || right == null) {
            int nullsLast = Boolean.compare(left == null, right == null);
            return key.nullsFirst() ? -nullsLast : nullsLast;
        }
        int order = NativeOrder.compare(left, right);
        return key.descending() ? -order : order;
    }

    @Override
    public long retainedBytes() {
        return rows.retainedBytes() * (complete == null ? 1 : 2);
    }
}
