package io.mesquite.engine.aggregate;

import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.Vector;

/** {@code count_if}: the rows where a boolean is true. */
final class CountIfAccumulator implements Accumulator {
    private final CountAccumulator counts = new CountAccumulator();
    private int[] trueGroups = new int[0];

    @Override
    public void reserve(int groupCount) {
        counts.reserve(groupCount);
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        if (trueGroups.length < count) {
            trueGroups = new int[count];
        }
        BooleanVector condition = (BooleanVector) arguments[0].flatten();
        boolean[] values = condition.values();
        int trueCount = 0;
        for (int i = 0; i < count; i++) {
            if (values[i] && !condition.isNull(i)) {
                trueGroups[trueCount++] = groups[i];
            }
        }
        counts.add(trueGroups, new Vector[0], trueCount);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        counts.addIntermediate(groups, states, count);
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        return counts.intermediate(groups, count);
    }

    @Override
    public Vector result(int[] groups, int count) {
        return counts.result(groups, count);
    }

    @Override
    public long retainedBytes() {
        return counts.retainedBytes();
    }
}
