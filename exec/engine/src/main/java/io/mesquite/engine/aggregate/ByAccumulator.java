package io.mesquite.engine.aggregate;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;

/** {@code min_by(x, y)} and {@code max_by(x, y)}: x of the row with the least or greatest y. The state is the row of both. */
final class ByAccumulator implements Accumulator {
    private final int sign;
    private final GroupValues values;
    private final GroupValues extremes;

    ByAccumulator(Type valueType, Type extremeType, boolean greatest) {
        sign = greatest ? 1 : -1;
        values = new GroupValues(valueType);
        extremes = new GroupValues(extremeType);
    }

    @Override
    public void reserve(int groupCount) {
        values.reserve(groupCount);
        extremes.reserve(groupCount);
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        add(groups, arguments[0], arguments[1].flatten(), count);
    }

    private void add(int[] groups, Vector candidates, Vector keys, int count) {
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            if (!keys.isNull(i) && (extremes.isNull(group) || extremes.compare(group, keys, i) * sign < 0)) {
                extremes.set(group, keys, i);
                values.set(group, candidates, i);
            }
        }
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        RowVector row = (RowVector) states.flatten();
        add(groups, row.field(0), row.field(1).flatten(), count);
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        return new RowVector(
                count, new Vector[] {values.toVector(groups, count), extremes.toVector(groups, count)}, null);
    }

    @Override
    public Vector result(int[] groups, int count) {
        return values.toVector(groups, count);
    }

    @Override
    public long retainedBytes() {
        return values.retainedBytes() + extremes.retainedBytes();
    }
}
