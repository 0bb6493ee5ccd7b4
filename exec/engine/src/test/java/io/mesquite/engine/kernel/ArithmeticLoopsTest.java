package io.mesquite.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Each loop by a plain one over {@link BigInteger} or single doubles. */
class ArithmeticLoopsTest {
    private static final int ROUNDS = 2000;
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final long seed = Long.getLong("test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final KernelInput input = new KernelInput(random);

    private interface LongLoop {
        boolean run(long[] left, long[] right, long[] out, int size);
    }

    private interface DoubleLoop {
        void run(double[] left, double[] right, double[] out, int size);
    }

    private void checkLongs(LongLoop loop, BinaryOperator<BigInteger> twin) {
        for (int round = 0; round < ROUNDS; round++) {
            int size = random.nextInt(20);
            boolean small = random.nextBoolean();
            long[] left = small ? input.smallLongs(size) : input.longs(size);
            long[] right = small ? input.smallLongs(size) : input.longs(size);
            long[] expected = new long[size];
            boolean overflows = false;
            for (int i = 0; i < size; i++) {
                BigInteger exact = twin.apply(BigInteger.valueOf(left[i]), BigInteger.valueOf(right[i]));
                expected[i] = exact.longValue();
                overflows |= exact.compareTo(LEAST) < 0 || exact.compareTo(GREATEST) > 0;
            }
            long[] out = new long[size];
            assertEquals(overflows, loop.run(left, right, out, size), "seed " + seed);
            assertArrayEquals(expected, out, "seed " + seed);
        }
    }

    private void checkDoubles(DoubleLoop loop, DoubleBinaryOperator twin) {
        for (int round = 0; round < ROUNDS; round++) {
            int size = random.nextInt(20);
            double[] left = input.doubles(size);
            double[] right = input.doubles(size);
            double[] expected = new double[size];
            for (int i = 0; i < size; i++) {
                expected[i] = twin.applyAsDouble(left[i], right[i]);
            }
            double[] out = new double[size];
            loop.run(left, right, out, size);
            assertArrayEquals(expected, out, "seed " + seed);
        }
    }

    /** A loop with one operand for all rows, as one of two columns. */
    private static long[] repeated(long value, int size) {
        long[] values = new long[size];
        LongLoops.fill(values, value, size);
        return values;
    }

    @Test
    void longsAreExactOrSayThatTheyAreNot() {
        checkLongs(LongLoops::add, BigInteger::add);
        checkLongs(LongLoops::subtract, BigInteger::subtract);
        checkLongs(LongLoops::multiply, BigInteger::multiply);
    }

    @Test
    void aConstantOperandIsAColumnOfEqualValues() {
        for (int round = 0; round < ROUNDS; round++) {
            int size = 1 + random.nextInt(20);
            long[] values = random.nextBoolean() ? input.longs(size) : input.smallLongs(size);
            long constant = random.nextBoolean() ? input.number() : random.nextInt();
            long[] same = repeated(constant, size);
            long[] expected = new long[size];
            long[] out = new long[size];
            boolean bad = LongLoops.add(values, same, expected, size);
            assertEquals(bad, LongLoops.add(values, constant, out, size), "seed " + seed);
            assertArrayEquals(expected, out, "seed " + seed);
            bad = LongLoops.subtract(same, values, expected, size);
            assertEquals(bad, LongLoops.subtract(constant, values, out, size), "seed " + seed);
            assertArrayEquals(expected, out, "seed " + seed);
            bad = LongLoops.multiply(values, same, expected, size);
            assertEquals(bad, LongLoops.multiply(values, constant, out, size), "seed " + seed);
            assertArrayEquals(expected, out, "seed " + seed);
            LongLoops.multiplyUnchecked(values, constant, out, size);
            assertArrayEquals(expected, out, "seed " + seed);
            LongLoops.multiplyUnchecked(values, same, out, size);
            assertArrayEquals(expected, out, "seed " + seed);
        }
    }

    @Test
    void wideProductsNeverOverflow() {
        for (int round = 0; round < ROUNDS; round++) {
            long[] left = input.longs(8);
            long[] right = input.longs(8);
            long[] high = new long[8];
            long[] low = new long[8];
            LongLoops.multiplyWide(left, right, high, low, 8);
            for (int i = 0; i < 8; i++) {
                BigInteger exact = BigInteger.valueOf(left[i]).multiply(BigInteger.valueOf(right[i]));
                assertEquals(exact.shiftRight(64).longValue(), high[i], "seed " + seed);
                assertEquals(exact.longValue(), low[i], "seed " + seed);
            }
        }
    }

    @Test
    void limitsAndNarrowingAreSeen() {
        for (int round = 0; round < ROUNDS; round++) {
            int size = random.nextInt(6);
            long[] values = input.longs(size);
            long limit = input.number() & Long.MAX_VALUE;
            boolean exceeds = false;
            boolean tooWide = false;
            int[] expected = new int[size];
            for (int i = 0; i < size; i++) {
                exceeds |= BigInteger.valueOf(values[i]).abs().compareTo(BigInteger.valueOf(limit)) > 0;
                tooWide |= values[i] > Integer.MAX_VALUE || values[i] < Integer.MIN_VALUE;
                expected[i] = (int) values[i];
            }
            assertEquals(exceeds, LongLoops.exceeds(values, limit, size), "seed " + seed);
            int[] out = new int[size];
            assertEquals(tooWide, LongLoops.narrow(values, out, size), "seed " + seed);
            assertArrayEquals(expected, out, "seed " + seed);
        }
    }

    @Test
    void doublesAreThoseOfJava() {
        checkDoubles(DoubleLoops::add, (a, b) -> a + b);
        checkDoubles(DoubleLoops::subtract, (a, b) -> a - b);
        checkDoubles(DoubleLoops::multiply, (a, b) -> a * b);
        checkDoubles(DoubleLoops::divide, (a, b) -> a / b);
        checkDoubles(DoubleLoops::modulus, (a, b) -> a % b);
    }

    @Test
    void decimalsBecomeTheNearestDoubleOrAreLeftToTheCaller() {
        for (int round = 0; round < ROUNDS; round++) {
            long[] values = random.nextBoolean() ? input.longs(4) : input.smallLongs(4);
            int scale = random.nextInt(19);
            double[] out = new double[4];
            if (DoubleLoops.fromDecimals(values, Math.pow(10, scale), out, 4)) {
                continue;
            }
            for (int i = 0; i < 4; i++) {
                assertEquals(BigDecimal.valueOf(values[i], scale).doubleValue(), out[i], "seed " + seed);
            }
        }
    }
}
