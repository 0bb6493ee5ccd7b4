package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.CompareLoops.TextViews;
import io.mesquite.spi.type.Bytes;
import java.util.Arrays;
import java.util.Collection;

/** A set of texts: open addressing with linear probing; immutable. */
final class TextSet {
    private final byte[][] slots;
    private final int mask;

    /** @param values of type {@link Bytes} */
    TextSet(Collection<?> values) {
        int capacity = Integer.highestOneBit(Math.max(4, values.size()) * 2 - 1) * 2;
        slots = new byte[capacity][];
        mask = capacity - 1;
        for (Object value : values) {
            byte[] key = ((Bytes) value).array();
            int slot = hash(key, 0, key.length) & mask;
            while (slots[slot] != null) {
                slot = slot + 1 & mask;
            }
            slots[slot] = key;
        }
    }

    void contains(TextViews texts, boolean[] out, int size) {
        byte[] bytes = texts.bytes();
        int[] starts = texts.starts();
        int[] lengths = texts.lengths();
        for (int i = 0; i < size; i++) {
            out[i] = contains(bytes, starts[i], lengths[i]);
        }
    }

    private boolean contains(byte[] bytes, int start, int length) {
        int slot = hash(bytes, start, length) & mask;
        byte[] key = slots[slot];
        while (key != null) {
            if (key.length == length && Arrays.equals(key, 0, length, bytes, start, start + length)) {
                return true;
            }
            slot = slot + 1 & mask;
            key = slots[slot];
        }
        return false;
    }

    private static int hash(byte[] bytes, int start, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + bytes[start + i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 16;
    }
}
