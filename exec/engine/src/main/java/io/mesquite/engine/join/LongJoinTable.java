package io.mesquite.engine.join;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.spi.vector.Validity;

/**
 * One key of at most 64 bits: open addressing with linear probing, the key beside the row's number so that a lookup touches one cache
 * line. Rows go in from the last to the first, so that chains are in the order of rows.
 */
final class LongJoinTable implements JoinTable {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** Key and row number + 1, in turn; 0 is a free slot. */
    private final long[] slots;

    private final int mask;
    private final int[] next;

    /** @param validity rows of null keys are not in the table */
    LongJoinTable(long[] keys, long[] validity, int rows, boolean existenceOnly) {
        int capacity = (int) Math.min(1L << 29, Long.highestOneBit(Math.max(8L, rows + (rows >> 1))) << 1);
        slots = new long[2 * capacity];
        mask = (capacity << 1) - 1;
        int[] chains = existenceOnly ? null : new int[rows];
        boolean duplicates = false;
        for (int row = rows - 1; row >= 0; row--) {
            if (Validity.isValid(validity, row)) {
                int before = insert(keys[row], row);
                if (chains != null) {
                    chains[row] = before;
                    duplicates |= before >= 0;
                }
            }
        }
        next = duplicates ? chains : null;
    }

    private static int slot(long key, int mask) {
        long product = (key ^ key >>> 32) * FACTOR;
        return (int) (product ^ product >>> 32) << 1 & mask;
    }

    /** Makes the row the first of its key, and returns which one was before, or -1. */
    private int insert(long key, int row) {
        int slot = slot(key, mask);
        while (slots[slot + 1] != 0 && slots[slot] != key) {
            slot = slot + 2 & mask;
        }
        int before = (int) slots[slot + 1] - 1;
        slots[slot] = key;
        slots[slot + 1] = row + 1L;
        return before;
    }

    @Override
    public Finder newFinder() {
        LongValues input = new LongValues();
        return (keys, count, rows) -> find(input.load(keys[0]), count, rows, slots, mask);
    }

    private static void find(long[] keys, int count, int[] rows, long[] slots, int mask) {
        for (int i = 0; i < count; i++) {
            rows[i] = slot(keys[i], mask);
        }
        for (int i = 0; i < count; i++) {
            int slot = rows[i];
            long key = keys[i];
            while (slots[slot + 1] != 0 && slots[slot] != key) {
                slot = slot + 2 & mask;
            }
            rows[i] = (int) slots[slot + 1] - 1;
        }
    }

    @Override
    public int[] next() {
        return next;
    }

    @Override
    public long retainedBytes() {
        return 8L * slots.length + (next == null ? 0 : 4L * next.length);
    }
}
