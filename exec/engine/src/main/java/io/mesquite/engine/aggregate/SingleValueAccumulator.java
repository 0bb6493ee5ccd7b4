package io.mesquite.engine.aggregate;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * {@code single_value}: the value of the one row of each group, which is what a scalar subquery is when it is computed for all rows of the
 * outer query at once. A second row, null or not, is an error. The state is a row of the value and the number of rows.
 */
final class SingleValueAccumulator implements Accumulator {
    private final GroupValues values;
    private long[] rows = new long[0];

    SingleValueAccumulator(Type type) {
        values = new GroupValues(type);
    }

    @Override
    public void reserve(int groupCount) {
        values.reserve(groupCount);
        if (groupCount > rows.length) {
            rows = Arrays.copyOf(rows, Capacity.grow(rows.length, groupCount));
        }
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        for (int i = 0; i < count; i++) {
            add(groups[i], arguments[0], i, 1);
        }
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        RowVector state = (RowVector) states.flatten();
        for (int i = 0; i < count; i++) {
            if (!state.isNull(i)) {
                add(groups[i], state.field(0), i, (Long) state.field(1).value(i));
            }
        }
    }

    private void add(int group, Vector vector, int position, long added) {
        rows[group] += added;
        if (rows[group] > 1) {
            throw new MesquiteException(
                    ErrorCode.SUBQUERY_MULTIPLE_ROWS,
                    "A scalar subquery returned more than one row; aggregate its rows, or add a condition that leaves one");
        }
        if (added == 1 && !vector.isNull(position)) {
            values.set(group, vector, position);
        }
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        long[] counts = new long[count];
        for (int i = 0; i < count; i++) {
            counts[i] = rows[groups[i]];
        }
        return new RowVector(
                count, new Vector[] {values.toVector(groups, count), new LongVector(count, counts, null)}, null);
    }

    @Override
    public Vector result(int[] groups, int count) {
        return values.toVector(groups, count);
    }

    @Override
    public long retainedBytes() {
        return values.retainedBytes() + 8L * rows.length;
    }
}
