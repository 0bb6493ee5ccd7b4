package io.mesquite.engine.hashtable;

import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * Keys of any types, kept as rows of bytes (see {@link RowLayout}). A slot holds the key's number and its hash, so that rows are compared
 * only where hashes are equal, and a table grows without looking at rows:
 *
 * <pre>
 * slots: hash (high 32 bits), number + 1 (low 32 bits) | 0 (free) | ...
 * rows:  pages of rows, in the order of their numbers
 * </pre>
 */
final class RowGroupTable implements GroupTable {
    private static final int MINIMUM_CAPACITY = 1024;

    private final RowLayout layout;
    private final RowEncoder encoder;
    private final RowPages rows = new RowPages();
    private long[] slots;

    RowGroupTable(RowLayout layout, int expectedGroups) {
        this.layout = layout;
        encoder = new RowEncoder(layout);
        slots = new long[capacityFor(expectedGroups)];
    }

    @Override
    public void findOrAdd(Vector[] keys, int count, int[] groups) {
        if (count == 0) {
            return;
        }
        encoder.encode(keys, count);
        reserve(count);
        byte[] bytes = encoder.bytes();
        int[] starts = encoder.starts();
        int[] hashes = encoder.hashes();
        long[] table = slots;
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            int hash = hashes[i];
            int start = starts[i];
            int length = starts[i + 1] - start;
            int slot = hash & mask;
            while (true) {
                long entry = table[slot];
                if (entry == 0) {
                    int group = rows.add(bytes, start, length);
                    table[slot] = (long) hash << 32 | group + 1;
                    groups[i] = group;
                    break;
                }
                int group = (int) entry - 1;
                if ((int) (entry >>> 32) == hash && rows.equals(group, bytes, start, length)) {
                    groups[i] = group;
                    break;
                }
                slot = slot + 1 & mask;
            }
        }
    }

    /** As {@link #findOrAdd}, with -1 for keys that are not there; changes nothing, and may be called by several threads. */
    void find(RowEncoder encoded, int count, int[] groups) {
        byte[] bytes = encoded.bytes();
        int[] starts = encoded.starts();
        int[] hashes = encoded.hashes();
        long[] table = slots;
        int mask = table.length - 1;
        for (int i = 0; i < count; i++) {
            int hash = hashes[i];
            int slot = hash & mask;
            long entry = table[slot];
            while (entry != 0
                    && ((int) (entry >>> 32) != hash
                            || !rows.equals((int) entry - 1, bytes, starts[i], starts[i + 1] - starts[i]))) {
                slot = slot + 1 & mask;
                entry = table[slot];
            }
            groups[i] = (int) entry - 1;
        }
    }

    private void reserve(int count) {
        int needed = Math.addExact(rows.count(), count);
        if (needed <= slots.length - (slots.length >> 2)) {
            return;
        }
        long[] grown = new long[Math.max(2 * slots.length, capacityFor(needed))];
        int mask = grown.length - 1;
        for (long entry : slots) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (grown[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                grown[slot] = entry;
            }
        }
        slots = grown;
    }

    private static int capacityFor(int groups) {
        long wanted = Math.max(MINIMUM_CAPACITY, groups + (groups >> 1) + 1L);
        return (int) Math.min(1L << 30, Long.highestOneBit(wanted - 1) << 1);
    }

    @Override
    public int groupCount() {
        return rows.count();
    }

    @Override
    public Vector[] keys(int[] groups, int count) {
        Vector[] keys = new Vector[layout.columns()];
        RowDecoder decoder = new RowDecoder(layout, rows, groups, count);
        for (int column = 0; column < keys.length; column++) {
            keys[column] = decoder.next();
        }
        return keys;
    }

    @Override
    public void partitions(int bits, byte[] partitions) {
        Arrays.fill(partitions, 0, rows.count(), (byte) 0);
        for (long entry : slots) {
            if (entry != 0) {
                partitions[(int) entry - 1] = (byte) KeyHash.partition(entry, bits);
            }
        }
    }

    @Override
    public long growthBytes(int count) {
        long needed = (long) rows.count() + count;
        return rows.growthBytes(count) + (needed <= slots.length - (slots.length >> 2) ? 0 : 16L * slots.length);
    }

    @Override
    public long retainedBytes() {
        return 8L * slots.length + rows.retainedBytes();
    }
}
