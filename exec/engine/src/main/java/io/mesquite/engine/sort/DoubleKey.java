package io.mesquite.engine.sort;

import io.mesquite.plan.node.SortKey;

/** A key of doubles: both zeros are equal, NaN is above all others. */
final class DoubleKey extends KeyColumn {
    private final double[] values;

    DoubleKey(SortKey key, double[] values, long[] validity) {
        super(key, validity);
        this.values = values;
    }

    @Override
    long code(int row, int depth) {
        // Adding 0.0 makes the minus zero a plus zero; negative numbers order the other way round in their bits.
        long bits = Double.doubleToLongBits(values[row] + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    @Override
    int compareValues(int left, int right) {
        return Double.compare(values[left] + 0.0, values[right] + 0.0);
    }

    @Override
    boolean decides(long code) {
        return true;
    }
}
