package io.mesquite.spi.type;

import java.math.BigInteger;

/** A signed 128-bit integer in two's complement: {@code high * 2^64 + unsigned(low)}. */
public record Int128(long high, long low) implements Comparable<Int128> {
    public static final Int128 ZERO = new Int128(0, 0);

    public static Int128 of(long value) {
        return new Int128(value >> 63, value);
    }

    /** @throws ArithmeticException where the value needs more than 128 bits */
    public static Int128 of(BigInteger value) {
        if (value.bitLength() > 127) {
            throw new ArithmeticException(value + " does not fit into 128 bits");
        }
        return new Int128(value.shiftRight(64).longValue(), value.longValue());
    }

    public BigInteger toBigInteger() {
        BigInteger unsignedLow = BigInteger.valueOf(low & Long.MAX_VALUE);
        if (low < 0) {
            unsignedLow = unsignedLow.setBit(63);
        }
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    /** Whether the value fits into a {@code long}. */
    public boolean isLong() {
        return high == low >> 63;
    }

    @Override
    public int compareTo(Int128 other) {
        return high != other.high ? Long.compare(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
