package io.mesquite.engine.hashtable;

import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * One key column of at most 64 bits: open addressing with linear probing. A slot is two neighbouring words, so that a lookup touches
 * one cache line:
 *
 * <pre>
 * slots: key | number + 1 | key | 0 (free) | key | number + 1 | ...
 * keys:  key of number 0 | key of number 1 | ...
 * </pre>
 */
final class LongGroupTable implements GroupTable {
    private static final int MINIMUM_CAPACITY = 1024;
    /** From so many words on (256 kB) slots are likely not in the core's own cache. */
    private static final int LARGE_SLOTS = 1 << 15;

    private final Layout layout;
    private final LongValues input = new LongValues();
    private long[] slots;
    private int mask;
    private long[] keys;
    private int groupCount;
    private int nullGroup = -1;
    /** Keeps the compiler from leaving out {@link #touch}. */
    private long touched;

    LongGroupTable(Layout layout, int expectedGroups) {
        this.layout = layout;
        int capacity = capacityFor(expectedGroups);
        slots = new long[2 * capacity];
        mask = capacity - 1;
        keys = new long[Math.max(expectedGroups, MINIMUM_CAPACITY / 2)];
    }

    @Override
    public void findOrAdd(Vector[] keyColumns, int count, int[] groups) {
        reserve(count);
        Vector column = keyColumns[0];
        long[] values = input.load(column);
        if (column.validity() == null) {
            if (slots.length >= LARGE_SLOTS) {
                touched = touch(values, count, slots, mask);
            }
            groupCount = insert(values, count, groups, slots, mask, keys, groupCount);
        } else {
            insertNullable(column, values, count, groups);
        }
    }

    /**
     * Brings the slots of all keys into the cache. No iteration depends on what another finds, so that the processor waits for
     * many of them at once; in {@link #insert} each wrong guess of a branch would wait for one.
     */
    private static long touch(long[] values, int count, long[] slots, int mask) {
        long all = 0;
        for (int i = 0; i < count; i++) {
            all ^= slots[((int) KeyHash.ofLong(values[i]) & mask) << 1];
        }
        return all;
    }

    private static int insert(
            long[] values, int count, int[] groups, long[] slots, int mask, long[] keys, int groupCount) {
        int nextGroup = groupCount;
        for (int i = 0; i < count; i++) {
            long key = values[i];
            int slot = ((int) KeyHash.ofLong(key) & mask) << 1;
            while (true) {
                long entry = slots[slot + 1];
                if (entry == 0) {
                    slots[slot] = key;
                    slots[slot + 1] = nextGroup + 1L;
                    keys[nextGroup] = key;
                    groups[i] = nextGroup++;
                    break;
                }
                if (slots[slot] == key) {
                    groups[i] = (int) entry - 1;
                    break;
                }
                slot = slot + 2 & (mask << 1 | 1);
            }
        }
        return nextGroup;
    }

    private void insertNullable(Vector column, long[] values, int count, int[] groups) {
        long[] single = new long[1];
        int[] group = new int[1];
        for (int i = 0; i < count; i++) {
            if (column.isNull(i)) {
                if (nullGroup < 0) {
                    nullGroup = groupCount++;
                }
                groups[i] = nullGroup;
            } else {
                single[0] = values[i];
                groupCount = insert(single, 1, group, slots, mask, keys, groupCount);
                groups[i] = group[0];
            }
        }
    }

    private void reserve(int count) {
        int needed = Math.addExact(groupCount, count);
        if (needed > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(needed, keys.length + (keys.length >> 1)));
        }
        int capacity = mask + 1;
        if (needed <= capacity - (capacity >> 2)) {
            return;
        }
        capacity = Math.max(2 * capacity, capacityFor(needed));
        long[] grown = new long[2 * capacity];
        int grownMask = capacity - 1;
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot + 1] != 0) {
                int target = ((int) KeyHash.ofLong(slots[slot]) & grownMask) << 1;
                while (grown[target + 1] != 0) {
                    target = target + 2 & (grownMask << 1 | 1);
                }
                grown[target] = slots[slot];
                grown[target + 1] = slots[slot + 1];
            }
        }
        slots = grown;
        mask = grownMask;
    }

    private static int capacityFor(int groups) {
        long wanted = Math.max(MINIMUM_CAPACITY, groups + (groups >> 1) + 1L);
        return (int) Math.min(1L << 29, Long.highestOneBit(wanted - 1) << 1);
    }

    @Override
    public int groupCount() {
        return groupCount;
    }

    @Override
    public Vector[] keys(int[] groups, int count) {
        long[] values = new long[count];
        long[] validity = null;
        for (int i = 0; i < count; i++) {
            values[i] = keys[groups[i]];
        }
        if (nullGroup >= 0) {
            validity = Validity.allValid(count);
            for (int i = 0; i < count; i++) {
                if (groups[i] == nullGroup) {
                    Validity.setNull(validity, i);
                }
            }
        }
        return new Vector[] {LongValues.toVector(layout, count, values, validity)};
    }

    @Override
    public void partitions(int bits, byte[] partitions) {
        for (int group = 0; group < groupCount; group++) {
            partitions[group] = (byte) KeyHash.partition(KeyHash.ofLong(keys[group]), bits);
        }
        if (nullGroup >= 0) {
            partitions[nullGroup] = 0;
        }
    }

    @Override
    public long growthBytes(int count) {
        int capacity = mask + 1;
        long needed = (long) groupCount + count;
        long grownKeys = needed > keys.length ? 8L * (keys.length + (keys.length >> 1)) : 0;
        return needed <= capacity - (capacity >> 2) ? grownKeys : grownKeys + 32L * capacity;
    }

    @Override
    public long retainedBytes() {
        return 8L * (slots.length + keys.length);
    }
}
