package io.mesquite.spi.vector;

import java.util.Arrays;

/** Operations on validity bitmaps: a set bit is a value, a clear bit a null, and a null array means no nulls. */
public final class Validity {
    private Validity() {}

    /** Words needed for {@code size} positions. */
    public static int words(int size) {
        return (size + 63) >>> 6;
    }

    /** A bitmap in which every position holds a value. */
    public static long[] allValid(int size) {
        long[] validity = new long[words(size)];
        Arrays.fill(validity, -1L);
        return validity;
    }

    public static boolean isValid(long[] validity, int position) {
        return validity == null || (validity[position >> 6] & 1L << position) != 0;
    }

    public static void setNull(long[] validity, int position) {
        validity[position >> 6] &= ~(1L << position);
    }

    public static void setValid(long[] validity, int position) {
        validity[position >> 6] |= 1L << position;
    }

    /** The positions where both hold a value; may be one of the arguments. */
    public static long[] and(long[] left, long[] right, int size) {
        if (left == null) {
            return right;
        }
        if (right == null || left == right) {
            return left;
        }
        long[] result = new long[words(size)];
        for (int i = 0; i < result.length; i++) {
            result[i] = left[i] & right[i];
        }
        return result;
    }

    /** The bitmap of the values at {@code positions[0 .. count)}, or null where none of them is null. */
    public static long[] gather(long[] validity, int[] positions, int count) {
        if (validity == null) {
            return null;
        }
        long[] result = new long[words(count)];
        boolean anyNull = false;
        for (int i = 0; i < count; i++) {
            int position = positions[i];
            long bit = validity[position >> 6] >>> position & 1L;
            result[i >> 6] |= bit << i;
            anyNull |= bit == 0;
        }
        return anyNull ? result : null;
    }

    public static long[] copy(long[] validity, int size) {
        return validity == null ? null : Arrays.copyOf(validity, words(size));
    }

    public static int nullCount(long[] validity, int size) {
        if (validity == null) {
            return 0;
        }
        int valid = 0;
        int fullWords = size >>> 6;
        for (int i = 0; i < fullWords; i++) {
            valid += Long.bitCount(validity[i]);
        }
        if ((size & 63) != 0) {
            valid += Long.bitCount(validity[fullWords] & (1L << size) - 1);
        }
        return size - valid;
    }
}
