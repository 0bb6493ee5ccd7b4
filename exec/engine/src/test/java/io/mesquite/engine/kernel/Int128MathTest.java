package io.mesquite.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.spi.type.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Int128MathTest {
    private static final int ROUNDS = 200_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final long[] high = new long[1];
    private final long[] low = new long[1];

    @Test
    void arithmeticEqualsThatOfBigIntegers() {
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger a = value();
            BigInteger b = value();
            Int128 x = Int128.of(a);
            Int128 y = Int128.of(b);
            check(a.add(b), Int128Math.add(x.high(), x.low(), y.high(), y.low(), high, low, 0), a + " + " + b);
            check(
                    a.subtract(b),
                    Int128Math.subtract(x.high(), x.low(), y.high(), y.low(), high, low, 0),
                    a + " - " + b);
            check(
                    a.multiply(b),
                    Int128Math.multiply(x.high(), x.low(), y.high(), y.low(), high, low, 0),
                    a + " * " + b);
            check(a.negate(), Int128Math.negate(x.high(), x.low(), high, low, 0), "-" + a);
            assertEquals(
                    Integer.signum(a.compareTo(b)),
                    Integer.signum(Int128Math.compare(x.high(), x.low(), y.high(), y.low())),
                    () -> a + " <=> " + b + where());
        }
    }

    @Test
    void divisionRoundsHalfAwayFromZero() {
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger a = value();
            BigInteger b = value();
            if (b.signum() == 0) {
                continue;
            }
            int exponent = random.nextInt(20);
            Int128 x = Int128.of(a);
            Int128 y = Int128.of(b);
            BigInteger expected = new BigDecimal(a.multiply(BigInteger.TEN.pow(exponent)))
                    .divide(new BigDecimal(b), 0, RoundingMode.HALF_UP)
                    .toBigIntegerExact();
            check(
                    expected,
                    Int128Math.divide(x.high(), x.low(), y.high(), y.low(), exponent, high, low, 0),
                    a + "e" + exponent + " / " + b);
            Int128Math.remainder(x.high(), x.low(), y.high(), y.low(), high, low, 0);
            check(a.remainder(b), false, a + " % " + b);
        }
    }

    @Test
    void rescalingEqualsThatOfBigDecimals() {
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger a = value();
            Int128 x = Int128.of(a);
            int exponent = random.nextInt(39);
            check(
                    a.multiply(BigInteger.TEN.pow(exponent)),
                    Int128Math.scaleUp(x.high(), x.low(), exponent, high, low, 0),
                    a + " up " + exponent);
            check(
                    new BigDecimal(a, exponent)
                            .setScale(0, RoundingMode.HALF_UP)
                            .toBigIntegerExact(),
                    Int128Math.scaleDown(x.high(), x.low(), exponent, high, low, 0),
                    a + " down " + exponent);
            int digits = random.nextInt(39);
            assertEquals(
                    a.abs().compareTo(BigInteger.TEN.pow(digits)) >= 0,
                    Int128Math.exceeds(x.high(), x.low(), digits),
                    () -> a + " of " + digits + " digits" + where());
        }
    }

    private void check(BigInteger expected, boolean overflow, String operation) {
        boolean fits = expected.bitLength() <= 127;
        // The most negative value may count as an overflow: no decimal is as large.
        if (overflow && expected.equals(BigInteger.TWO.pow(127).negate())) {
            return;
        }
        assertEquals(!fits, overflow, () -> operation + " overflows" + where());
        if (fits) {
            assertEquals(expected, new Int128(high[0], low[0]).toBigInteger(), () -> operation + where());
        }
    }

    private BigInteger value() {
        return switch (random.nextInt(6)) {
            case 0 -> BigInteger.valueOf(random.nextInt(5) - 2);
            case 1 ->
                BigInteger.TWO
                        .pow(random.nextInt(127))
                        .subtract(BigInteger.valueOf(random.nextInt(3)))
                        .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
            case 2 -> BigInteger.TEN.pow(random.nextInt(39)).subtract(BigInteger.valueOf(random.nextInt(3)));
            default ->
                new BigInteger(random.nextInt(127) + 1, random)
                        .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
        };
    }

    private String where() {
        return ", seed " + seed;
    }
}
