package io.mesquite.engine.kernel;

import io.mesquite.spi.type.Int128;
import java.math.BigInteger;

/**
 * Arithmetic of signed 128-bit integers given as two longs. Results go to position {@code i} of two arrays, so that loops
 * allocate nothing; methods return whether the result did <b>not</b> fit, and what is stored then is arbitrary.
 */
public final class Int128Math {
    private static final long[] TEN_HIGH = new long[39];
    private static final long[] TEN_LOW = new long[39];
    private static final long[] TEN_LONG = new long[19];

    static {
        for (int i = 0; i < TEN_HIGH.length; i++) {
            Int128 power = Int128.of(BigInteger.TEN.pow(i));
            TEN_HIGH[i] = power.high();
            TEN_LOW[i] = power.low();
        }
        System.arraycopy(TEN_LOW, 0, TEN_LONG, 0, TEN_LONG.length);
    }

    private Int128Math() {}

    /** {@code 10^exponent} for 0 to 18. */
    public static long powerOfTen(int exponent) {
        return TEN_LONG[exponent];
    }

    public static boolean add(long ah, long al, long bh, long bl, long[] high, long[] low, int i) {
        long l = al + bl;
        long h = ah + bh + carry(l, al);
        low[i] = l;
        high[i] = h;
        return ((ah ^ h) & (bh ^ h)) < 0;
    }

    public static boolean subtract(long ah, long al, long bh, long bl, long[] high, long[] low, int i) {
        long h = ah - bh - carry(al, bl);
        low[i] = al - bl;
        high[i] = h;
        return ((ah ^ bh) & (ah ^ h)) < 0;
    }

    public static boolean negate(long ah, long al, long[] high, long[] low, int i) {
        return subtract(0, 0, ah, al, high, low, i);
    }

    /** Two longs always have a product of 128 bits. */
    public static void multiply(long a, long b, long[] high, long[] low, int i) {
        high[i] = Math.multiplyHigh(a, b);
        low[i] = a * b;
    }

    public static boolean multiply(long ah, long al, long bh, long bl, long[] high, long[] low, int i) {
        if (ah == al >> 63 && bh == bl >> 63) {
            multiply(al, bl, high, low, i);
            return false;
        }
        boolean negative = (ah ^ bh) < 0;
        if (ah < 0) {
            ah = -ah - (al != 0 ? 1 : 0);
            al = -al;
        }
        if (bh < 0) {
            bh = -bh - (bl != 0 ? 1 : 0);
            bl = -bl;
        }
        long cross = ah * bl + bh * al;
        long h = unsignedMultiplyHigh(al, bl) + cross;
        long l = al * bl;
        boolean overflow = (ah != 0 && bh != 0)
                || unsignedMultiplyHigh(ah, bl) != 0
                || unsignedMultiplyHigh(bh, al) != 0
                || Long.compareUnsigned(h, cross) < 0
                || h < 0;
        if (negative) {
            h = -h - (l != 0 ? 1 : 0);
            l = -l;
        }
        high[i] = h;
        low[i] = l;
        return overflow;
    }

    /** Times {@code 10^exponent}, for 0 to 38. */
    public static boolean scaleUp(long ah, long al, int exponent, long[] high, long[] low, int i) {
        return multiply(ah, al, TEN_HIGH[exponent], TEN_LOW[exponent], high, low, i);
    }

    /** Divided by {@code 10^exponent}, for 0 to 38, rounded half away from zero. */
    public static boolean scaleDown(long ah, long al, int exponent, long[] high, long[] low, int i) {
        return divide(ah, al, TEN_HIGH[exponent], TEN_LOW[exponent], 0, high, low, i);
    }

    /** {@code a * 10^exponent / b}, for 0 to 76 and {@code b} not 0, rounded half away from zero. */
    public static boolean divide(long ah, long al, long bh, long bl, int exponent, long[] high, long[] low, int i) {
        if (ah == al >> 63 && bh == bl >> 63 && exponent <= 18) {
            long scale = TEN_LONG[exponent];
            long dividend = al * scale;
            boolean fits = Math.multiplyHigh(al, scale) == dividend >> 63 && dividend != Long.MIN_VALUE;
            if (fits && bl != Long.MIN_VALUE) {
                long quotient = roundedDivide(dividend, bl);
                low[i] = quotient;
                high[i] = quotient >> 63;
                return false;
            }
        }
        BigInteger dividend = new Int128(ah, al).toBigInteger().multiply(BigInteger.TEN.pow(exponent));
        BigInteger divisor = new Int128(bh, bl).toBigInteger();
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        BigInteger quotient = parts[0];
        if (parts[1].shiftLeft(1).abs().compareTo(divisor.abs()) >= 0) {
            quotient = quotient.add(BigInteger.valueOf((long) dividend.signum() * divisor.signum()));
        }
        if (quotient.bitLength() > 127) {
            return true;
        }
        low[i] = quotient.longValue();
        high[i] = quotient.shiftRight(64).longValue();
        return false;
    }

    /** The remainder with the sign of {@code a}; {@code b} is not 0. */
    public static void remainder(long ah, long al, long bh, long bl, long[] high, long[] low, int i) {
        if (ah == al >> 63 && bh == bl >> 63) {
            low[i] = al % bl;
            high[i] = low[i] >> 63;
            return;
        }
        BigInteger remainder = new Int128(ah, al).toBigInteger().remainder(new Int128(bh, bl).toBigInteger());
        low[i] = remainder.longValue();
        high[i] = remainder.shiftRight(64).longValue();
    }

    /** Rounded half away from zero; neither is {@code Long.MIN_VALUE}, the divisor not 0. */
    public static long roundedDivide(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long remainder = Math.abs(dividend % divisor);
        if (remainder >= Math.abs(divisor) - remainder) {
            quotient += (dividend ^ divisor) < 0 ? -1 : 1;
        }
        return quotient;
    }

    public static int compare(long ah, long al, long bh, long bl) {
        return ah != bh ? Long.compare(ah, bh) : Long.compareUnsigned(al, bl);
    }

    /** Whether the value has more than {@code digits} decimal digits, 0 to 38. */
    public static boolean exceeds(long ah, long al, int digits) {
        if (ah < 0) {
            ah = -ah - (al != 0 ? 1 : 0);
            al = -al;
        }
        long limitHigh = TEN_HIGH[digits];
        // After the negation of -2^127 the high word is still negative.
        return ah < 0 || ah > limitHigh || (ah == limitHigh && Long.compareUnsigned(al, TEN_LOW[digits]) >= 0);
    }

    public static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    /** 1 where {@code a} is below {@code b} as unsigned numbers, else 0. */
    private static long carry(long a, long b) {
        return a + Long.MIN_VALUE < b + Long.MIN_VALUE ? 1 : 0;
    }
}
