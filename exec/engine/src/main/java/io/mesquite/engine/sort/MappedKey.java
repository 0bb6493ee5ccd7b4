package io.mesquite.engine.sort;

import io.mesquite.plan.node.SortKey;

/** A key of values of a dictionary, with the codes of its entries, which mean the same in all dictionaries. */
final class MappedKey extends KeyColumn {
    private final KeyColumn entries;
    private final int[] ids;

    /** @param entries ascending */
    MappedKey(SortKey key, KeyColumn entries, int[] ids, long[] validity) {
        super(key, validity);
        this.entries = entries;
        this.ids = ids;
    }

    @Override
    long code(int row, int depth) {
        return entries.code(ids[row], depth);
    }

    @Override
    int compareValues(int left, int right) {
        return entries.compareValues(ids[left], ids[right]);
    }

    @Override
    boolean decides(long code) {
        return entries.decides(code);
    }

    @Override
    boolean hasDepth() {
        return entries.hasDepth();
    }
}
