package io.mesquite.engine.kernel;

/**
 * Arithmetic of 128-bit integers. Loops return whether any position, null ones included, overflowed 128 bits; {@code out} may be an
 * operand.
 */
public final class Int128Loops {
    private Int128Loops() {}

    public static boolean add(long[] ah, long[] al, long[] bh, long[] bl, long[] high, long[] low, int size) {
        boolean bad = false;
        for (int i = 0; i < size; i++) {
            bad |= Int128Math.add(ah[i], al[i], bh[i], bl[i], high, low, i);
        }
        return bad;
    }

    public static boolean subtract(long[] ah, long[] al, long[] bh, long[] bl, long[] high, long[] low, int size) {
        boolean bad = false;
        for (int i = 0; i < size; i++) {
            bad |= Int128Math.subtract(ah[i], al[i], bh[i], bl[i], high, low, i);
        }
        return bad;
    }

    public static boolean multiply(long[] ah, long[] al, long[] bh, long[] bl, long[] high, long[] low, int size) {
        boolean bad = false;
        for (int i = 0; i < size; i++) {
            bad |= Int128Math.multiply(ah[i], al[i], bh[i], bl[i], high, low, i);
        }
        return bad;
    }

    public static boolean negate(long[] ah, long[] al, long[] high, long[] low, int size) {
        boolean bad = false;
        for (int i = 0; i < size; i++) {
            bad |= Int128Math.negate(ah[i], al[i], high, low, i);
        }
        return bad;
    }

    public static boolean scaleUp(long[] ah, long[] al, int exponent, long[] high, long[] low, int size) {
        boolean bad = false;
        for (int i = 0; i < size; i++) {
            bad |= Int128Math.scaleUp(ah[i], al[i], exponent, high, low, i);
        }
        return bad;
    }

    public static boolean scaleDown(long[] ah, long[] al, int exponent, long[] high, long[] low, int size) {
        boolean bad = false;
        for (int i = 0; i < size; i++) {
            bad |= Int128Math.scaleDown(ah[i], al[i], exponent, high, low, i);
        }
        return bad;
    }

    /** Whether any value has more than {@code digits} decimal digits. */
    public static boolean exceeds(long[] high, long[] low, int digits, int size) {
        boolean bad = false;
        for (int i = 0; i < size; i++) {
            bad |= Int128Math.exceeds(high[i], low[i], digits);
        }
        return bad;
    }
}
