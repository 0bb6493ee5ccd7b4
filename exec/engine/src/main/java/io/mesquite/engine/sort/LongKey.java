package io.mesquite.engine.sort;

import io.mesquite.plan.node.SortKey;

/** A key of longs. */
final class LongKey extends KeyColumn {
    private final long[] values;

    LongKey(SortKey key, long[] values, long[] validity) {
        super(key, validity);
        this.values = values;
    }

    @Override
    long code(int row, int depth) {
        return values[row];
    }

    @Override
    int compareValues(int left, int right) {
        return Long.compare(values[left], values[right]);
    }

    @Override
    boolean decides(long code) {
        return true;
    }
}
