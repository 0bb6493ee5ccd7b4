package io.mesquite.engine.aggregate;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;

/** {@code any_value}: the first value that is not null. The state is the result. */
final class AnyValueAccumulator implements Accumulator {
    private final GroupValues values;

    AnyValueAccumulator(Type type) {
        values = new GroupValues(type);
    }

    @Override
    public void reserve(int groupCount) {
        values.reserve(groupCount);
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        addIntermediate(groups, arguments[0], count);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        for (int i = 0; i < count; i++) {
            if (values.isNull(groups[i]) && !states.isNull(i)) {
                values.set(groups[i], states, i);
            }
        }
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        return values.toVector(groups, count);
    }

    @Override
    public Vector result(int[] groups, int count) {
        return intermediate(groups, count);
    }

    @Override
    public long retainedBytes() {
        return values.retainedBytes();
    }
}
