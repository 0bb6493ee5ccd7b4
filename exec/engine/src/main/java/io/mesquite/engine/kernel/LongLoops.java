package io.mesquite.engine.kernel;

/** Exact arithmetic of longs. Those that return a boolean say whether any position, null ones included, overflowed. */
public final class LongLoops {
    private LongLoops() {}

    public static boolean add(long[] left, long[] right, long[] out, int size) {
        long bad = 0;
        for (int i = 0; i < size; i++) {
            long a = left[i];
            long b = right[i];
            long r = a + b;
            out[i] = r;
            bad |= (a ^ r) & (b ^ r);
        }
        return bad < 0;
    }

    public static boolean add(long[] left, long right, long[] out, int size) {
        long bad = 0;
        for (int i = 0; i < size; i++) {
            long a = left[i];
            long r = a + right;
            out[i] = r;
            bad |= (a ^ r) & (right ^ r);
        }
        return bad < 0;
    }

    public static boolean subtract(long[] left, long[] right, long[] out, int size) {
        long bad = 0;
        for (int i = 0; i < size; i++) {
            long a = left[i];
            long b = right[i];
            long r = a - b;
            out[i] = r;
            bad |= (a ^ b) & (a ^ r);
        }
        return bad < 0;
    }

    public static boolean subtract(long left, long[] right, long[] out, int size) {
        long bad = 0;
        for (int i = 0; i < size; i++) {
            long b = right[i];
            long r = left - b;
            out[i] = r;
            bad |= (left ^ b) & (left ^ r);
        }
        return bad < 0;
    }

    public static boolean multiply(long[] left, long[] right, long[] out, int size) {
        long bad = 0;
        for (int i = 0; i < size; i++) {
            long a = left[i];
            long b = right[i];
            long r = a * b;
            out[i] = r;
            bad |= Math.multiplyHigh(a, b) ^ (r >> 63);
        }
        return bad != 0;
    }

    public static boolean multiply(long[] left, long right, long[] out, int size) {
        long bad = 0;
        for (int i = 0; i < size; i++) {
            long a = left[i];
            long r = a * right;
            out[i] = r;
            bad |= Math.multiplyHigh(a, right) ^ (r >> 63);
        }
        return bad != 0;
    }

    /** Products of operands whose digits are known to fit; no check is needed. */
    public static void multiplyUnchecked(long[] left, long[] right, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] * right[i];
        }
    }

    public static void multiplyUnchecked(long[] left, long right, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] * right;
        }
    }

    /** The products as 128-bit integers, which never overflow. */
    public static void multiplyWide(long[] left, long[] right, long[] high, long[] low, int size) {
        for (int i = 0; i < size; i++) {
            long a = left[i];
            long b = right[i];
            high[i] = Math.multiplyHigh(a, b);
            low[i] = a * b;
        }
    }

    /** Whether any value is above {@code limit} or below {@code -limit}. */
    public static boolean exceeds(long[] values, long limit, int size) {
        long bad = 0;
        for (int i = 0; i < size; i++) {
            long value = values[i];
            bad |= (value > limit ? 1 : 0) | (value < -limit ? 1 : 0);
        }
        return bad != 0;
    }

    public static void widen(int[] values, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i];
        }
    }

    /** Whether any value does not fit into an int. */
    public static boolean narrow(long[] values, int[] out, int size) {
        long bad = 0;
        for (int i = 0; i < size; i++) {
            long value = values[i];
            out[i] = (int) value;
            bad |= value ^ (int) value;
        }
        return bad != 0;
    }

    public static void signs(long[] values, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i] >> 63;
        }
    }

    public static void fill(long[] out, long value, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = value;
        }
    }
}
