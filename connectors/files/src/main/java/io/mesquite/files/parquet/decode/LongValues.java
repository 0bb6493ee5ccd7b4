package io.mesquite.files.parquet.decode;

import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/** Stored INT64, and INT96 as microseconds since 1970. */
public final class LongValues extends Values {
    long[] array;

    public LongValues(int capacity) {
        array = new long[capacity];
    }

    /** The values; replaced by a longer array when it grows. */
    public long[] array() {
        return array;
    }

    @Override
    public void ensureCapacity(int capacity) {
        if (capacity > array.length) {
            array = Arrays.copyOf(array, grown(array.length, capacity));
        }
    }

    @Override
    public void spread(long[] validity, int offset, int size, int count) {
        long[] values = array;
        if (count == 0) {
            Arrays.fill(values, offset, offset + size, 0);
            return;
        }
        int source = offset + count - 1;
        for (int i = offset + size - 1; i >= offset; i--) {
            values[i] = values[Math.max(source, offset)];
            source -= (int) (validity[i >> 6] >>> i & 1);
        }
    }

    @Override
    void compact(int offset, int[] ordinals, int count) {
        long[] values = array;
        for (int i = 0; i < count; i++) {
            values[offset + i] = values[offset + ordinals[i]];
        }
    }

    @Override
    public void putAll(Values dictionary, int[] ids, int from, int offset, int count) {
        long[] source = ((LongValues) dictionary).array;
        long[] values = array;
        for (int i = 0; i < count; i++) {
            values[offset + i] = source[ids[from + i]];
        }
    }

    @Override
    public Vector toVector(int size, long[] validity) {
        return new LongVector(size, array, validity);
    }
}
