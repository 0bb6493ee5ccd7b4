package io.mesquite.engine.aggregate;

import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;

/** {@code min} and {@code max} of texts, binaries and 128-bit numbers. The state is the result. */
final class ExtremeObjectAccumulator implements Accumulator {
    private final int sign;
    private final GroupValues extremes;

    ExtremeObjectAccumulator(Type type, boolean greatest) {
        sign = greatest ? 1 : -1;
        extremes = new GroupValues(type);
    }

    @Override
    public void reserve(int groupCount) {
        extremes.reserve(groupCount);
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        addIntermediate(groups, arguments[0], count);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        Vector values = states.flatten();
        for (int i = 0; i < count; i++) {
            if (values.isNull(i)) {
                continue;
            }
            int group = groups[i];
            if (extremes.isNull(group) || extremes.compare(group, values, i) * sign < 0) {
                extremes.set(group, values, i);
            }
        }
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        return extremes.toVector(groups, count);
    }

    @Override
    public Vector result(int[] groups, int count) {
        return intermediate(groups, count);
    }

    @Override
    public long retainedBytes() {
        return extremes.retainedBytes();
    }
}
