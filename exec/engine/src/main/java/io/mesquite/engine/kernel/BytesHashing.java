package io.mesquite.engine.kernel;

import io.mesquite.spi.vector.BytesVector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes of byte runs, eight bytes a step, after the folded multiplication of wyhash. */
public final class BytesHashing {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = 0xA0761D6478BD642FL;
    private static final long FACTOR = 0xE7037ED1A0B428DBL;

    private BytesHashing() {}

    static void hash(BytesVector values, long[] hashes) {
        byte[] bytes = values.bytes();
        int[] starts = values.starts();
        int[] lengths = values.lengths();
        int size = values.size();
        for (int i = 0; i < size; i++) {
            hashes[i] = hash(bytes, starts[i], lengths[i]);
        }
    }

    /** The hash of {@code length} bytes, the same as a vector's. */
    public static long hash(byte[] bytes, int start, int length) {
        long hash = SEED ^ length;
        int position = start;
        int end = start + length;
        while (end - position >= Long.BYTES) {
            hash = fold(hash ^ (long) LONG.get(bytes, position), FACTOR);
            position += Long.BYTES;
        }
        if (position < end) {
            hash = fold(hash ^ tail(bytes, start, position, end), FACTOR);
        }
        return Hashing.mix(hash);
    }

    /** The last one to seven bytes; where there are eight before the end, read with one load. */
    private static long tail(byte[] bytes, int start, int position, int end) {
        if (end - start >= Long.BYTES) {
            return (long) LONG.get(bytes, end - Long.BYTES) >>> 8 * (Long.BYTES - (end - position));
        }
        long tail = 0;
        for (int i = end - 1; i >= position; i--) {
            tail = tail << 8 | bytes[i] & 0xFF;
        }
        return tail;
    }

    private static long fold(long left, long right) {
        return left * right ^ Math.multiplyHigh(left, right);
    }
}
