package io.mesquite.files.parquet.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian loads, and unpacking of numbers that are packed from the lowest bit up. */
public final class Bits {
    /** Bytes that may be read after the end of encoded data. */
    public static final int PADDING = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Bits() {}

    static long getLong(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    public static int getInt(byte[] bytes, int index) {
        return (int) INTS.get(bytes, index);
    }

    /**
     * Unpacks {@code count} numbers of {@code width} bits, 0 to 32, that begin {@code bit} bits after {@code start}.
     * Several numbers are cut out of each eight bytes loaded: 8, 4, 2 or 1 of them, as many as fit whatever the bit is
     * that they begin at.
     */
    static void unpack(byte[] bytes, int start, long bit, int width, int[] out, int offset, int count) {
        if (width == 0) {
            java.util.Arrays.fill(out, offset, offset + count, 0);
        } else if (width <= 7) {
            unpackBy8(bytes, start, bit, width, out, offset, count);
        } else if (width <= 14) {
            unpackBy4(bytes, start, bit, width, out, offset, count);
        } else if (width <= 28) {
            unpackBy2(bytes, start, bit, width, out, offset, count);
        } else {
            unpackBy1(bytes, start, bit, width, out, offset, count);
        }
    }

    private static void unpackBy8(byte[] bytes, int start, long bit, int width, int[] out, int offset, int count) {
        int mask = (1 << width) - 1;
        int width2 = 2 * width;
        int width4 = 4 * width;
        int end = offset + count;
        int i = offset;
        for (; i <= end - 8; i += 8) {
            long word = getLong(bytes, start + (int) (bit >>> 3)) >>> (bit & 7);
            bit += 8L * width;
            long upper = word >>> width4;
            out[i] = (int) word & mask;
            out[i + 1] = (int) (word >>> width) & mask;
            out[i + 2] = (int) (word >>> width2) & mask;
            out[i + 3] = (int) (word >>> width2 + width) & mask;
            out[i + 4] = (int) upper & mask;
            out[i + 5] = (int) (upper >>> width) & mask;
            out[i + 6] = (int) (upper >>> width2) & mask;
            out[i + 7] = (int) (upper >>> width2 + width) & mask;
        }
        unpackBy1(bytes, start, bit, width, out, i, end - i);
    }

    private static void unpackBy4(byte[] bytes, int start, long bit, int width, int[] out, int offset, int count) {
        int mask = (1 << width) - 1;
        int width2 = 2 * width;
        int end = offset + count;
        int i = offset;
        for (; i <= end - 4; i += 4) {
            long word = getLong(bytes, start + (int) (bit >>> 3)) >>> (bit & 7);
            bit += 4L * width;
            out[i] = (int) word & mask;
            out[i + 1] = (int) (word >>> width) & mask;
            out[i + 2] = (int) (word >>> width2) & mask;
            out[i + 3] = (int) (word >>> width2 + width) & mask;
        }
        unpackBy1(bytes, start, bit, width, out, i, end - i);
    }

    private static void unpackBy2(byte[] bytes, int start, long bit, int width, int[] out, int offset, int count) {
        int mask = (1 << width) - 1;
        int end = offset + count;
        int i = offset;
        for (; i <= end - 2; i += 2) {
            long word = getLong(bytes, start + (int) (bit >>> 3)) >>> (bit & 7);
            bit += 2L * width;
            out[i] = (int) word & mask;
            out[i + 1] = (int) (word >>> width) & mask;
        }
        unpackBy1(bytes, start, bit, width, out, i, end - i);
    }

    private static void unpackBy1(byte[] bytes, int start, long bit, int width, int[] out, int offset, int count) {
        long mask = (1L << width) - 1;
        for (int i = offset; i < offset + count; i++) {
            long word = getLong(bytes, start + (int) (bit >>> 3)) >>> (bit & 7);
            bit += width;
            out[i] = (int) (word & mask);
        }
    }

    /**
     * As {@link #unpack}, of the numbers counted from the {@code first}-th on only those at {@code ordinals[from .. to)}; they
     * are written to {@code out[offset + from .. offset + to)}.
     */
    static void unpackAt(
            byte[] bytes,
            int start,
            long bit,
            int width,
            int[] out,
            int offset,
            int[] ordinals,
            int first,
            int from,
            int to) {
        long mask = (1L << width) - 1;
        long base = bit - (long) first * width;
        for (int i = from; i < to; i++) {
            long at = base + (long) ordinals[i] * width;
            out[offset + i] = (int) (getLong(bytes, start + (int) (at >>> 3)) >>> (at & 7) & mask);
        }
    }

    /** As {@link #unpack}, for numbers of up to 64 bits that begin at a byte. */
    static void unpackLongs(byte[] bytes, int start, int width, long[] out, int count) {
        if (width == 0) {
            java.util.Arrays.fill(out, 0, count, 0);
            return;
        }
        long mask = width == 64 ? -1 : (1L << width) - 1;
        long bit = 0;
        if (width <= 57) {
            for (int i = 0; i < count; i++) {
                out[i] = getLong(bytes, start + (int) (bit >>> 3)) >>> (bit & 7) & mask;
                bit += width;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int index = start + (int) (bit >>> 3);
                int shift = (int) bit & 7;
                long word = getLong(bytes, index) >>> shift;
                if (shift + width > 64) {
                    word |= (long) bytes[index + 8] << 64 - shift;
                }
                out[i] = word & mask;
                bit += width;
            }
        }
    }
}
