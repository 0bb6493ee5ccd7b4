package io.mesquite.engine.kernel;

/** Arithmetic of doubles as IEEE 754 says: it never fails. */
public final class DoubleLoops {
    private DoubleLoops() {}

    public static void add(double[] left, double[] right, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] + right[i];
        }
    }

    public static void subtract(double[] left, double[] right, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] - right[i];
        }
    }

    public static void multiply(double[] left, double[] right, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] * right[i];
        }
    }

    public static void divide(double[] left, double[] right, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] / right[i];
        }
    }

    public static void modulus(double[] left, double[] right, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] % right[i];
        }
    }

    public static void negate(double[] values, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = -values[i];
        }
    }

    /** Rounds to what a REAL holds. */
    public static void toFloats(double[] values, int size) {
        for (int i = 0; i < size; i++) {
            values[i] = (float) values[i];
        }
    }

    public static void fromLongs(long[] values, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i];
        }
    }

    public static void fromInts(int[] values, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[i];
        }
    }

    /**
     * Quotients of integers and a power of ten. Rounded twice where the integer needs more than 53 bits: such values are left to
     * the caller, who is told by the result.
     *
     * @return whether any value needs more than 53 bits
     */
    public static boolean fromDecimals(long[] values, double divisor, double[] out, int size) {
        long bad = 0;
        for (int i = 0; i < size; i++) {
            long value = values[i];
            out[i] = value / divisor;
            bad |= (value + (1L << 53)) >> 54;
        }
        return bad != 0;
    }
}
