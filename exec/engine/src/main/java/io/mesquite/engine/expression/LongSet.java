package io.mesquite.engine.expression;

import java.util.Collection;

/** A set of longs: open addressing with linear probing; immutable. */
final class LongSet {
    private final long[] slots;
    private final boolean[] used;
    private final int mask;

    /** @param values of type {@link Long} */
    LongSet(Collection<?> values) {
        int capacity = Integer.highestOneBit(Math.max(4, values.size()) * 2 - 1) * 2;
        slots = new long[capacity];
        used = new boolean[capacity];
        mask = capacity - 1;
        for (Object value : values) {
            long key = (Long) value;
            int slot = slot(key);
            while (used[slot]) {
                slot = slot + 1 & mask;
            }
            slots[slot] = key;
            used[slot] = true;
        }
    }

    void contains(long[] values, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            long value = values[i];
            int slot = slot(value);
            while (used[slot] && slots[slot] != value) {
                slot = slot + 1 & mask;
            }
            out[i] = used[slot];
        }
    }

    private int slot(long value) {
        long hash = value * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & mask;
    }
}
