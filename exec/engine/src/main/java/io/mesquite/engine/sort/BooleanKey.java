package io.mesquite.engine.sort;

import io.mesquite.plan.node.SortKey;

/** A key of booleans: false is below true. */
final class BooleanKey extends KeyColumn {
    private final boolean[] values;

    BooleanKey(SortKey key, boolean[] values, long[] validity) {
        super(key, validity);
        this.values = values;
    }

    @Override
    long code(int row, int depth) {
        return values[row] ? 1 : 0;
    }

    @Override
    int compareValues(int left, int right) {
        return Boolean.compare(values[left], values[right]);
    }

    @Override
    boolean decides(long code) {
        return true;
    }
}
