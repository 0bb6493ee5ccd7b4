package io.mesquite.engine.aggregate;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Exact 128-bit sums as numbers of SQL. */
final class Decimals {
    private static final Int128 LARGEST =
            Int128.of(BigInteger.TEN.pow(DecimalType.MAX_PRECISION).subtract(BigInteger.ONE));
    private static final long LARGEST_EXACT_DOUBLE = 1L << 53;

    private Decimals() {}

    static int scale(Type type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }

    /** @throws MesquiteException where the number has more than 38 digits */
    static void checkRange(long high, long low, Type type) {
        // All numbers of 64 bits, and far more, pass the first test.
        if (Math.abs(high) < LARGEST.high()) {
            return;
        }
        Int128 value = new Int128(high, low);
        if (value.toBigInteger().abs().compareTo(LARGEST.toBigInteger()) > 0) {
            throw outOfRange(value, type);
        }
    }

    static MesquiteException outOfRange(Int128 unscaled, Type type) {
        BigDecimal value = new BigDecimal(unscaled.toBigInteger(), scale(type));
        return outOfRange("The sum " + value.toPlainString() + " does not fit " + type.sql());
    }

    static MesquiteException outOfRange(String problem) {
        return new MesquiteException(
                ErrorCode.NUMERIC_OUT_OF_RANGE, problem + "; cast the argument to DOUBLE for an approximate result");
    }

    /** The nearest double to {@code sum / 10^scale / count}. */
    static double average(long high, long low, int scale, long count) {
        if (high == low >> 63 && Math.abs(low) <= LARGEST_EXACT_DOUBLE && scale <= 15) {
            double divisor = Math.pow(10, scale) * count;
            if (divisor <= LARGEST_EXACT_DOUBLE) {
                return low / divisor;
            }
        }
        BigDecimal sum = new BigDecimal(new Int128(high, low).toBigInteger(), scale);
        return sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue();
    }
}
