package io.mesquite.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.spi.vector.Validity;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comparisons and selections by the plain predicate of one row. */
class SelectionLoopsTest {
    private static final int ROUNDS = 1500;

    private final long seed = Long.getLong("test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final KernelInput input = new KernelInput(random);
    private int size;
    private boolean wanted;
    private int[] from;

    /** A size, what is wanted, and some positions in order. */
    @BeforeEach
    void choose() {
        size = random.nextInt(40);
        wanted = random.nextBoolean();
        from = IntStream.range(0, size).filter(i -> random.nextInt(3) > 0).toArray();
    }

    private void rounds(Runnable check) {
        for (int round = 0; round < ROUNDS; round++) {
            choose();
            check.run();
        }
    }

    private void assertFlags(IntPredicate twin, boolean[] out) {
        for (int i = 0; i < size; i++) {
            assertEquals(twin.test(i) == wanted, out[i], "row " + i + ", seed " + seed);
        }
    }

    private void assertPositions(IntStream candidates, IntPredicate twin, int[] out, int count) {
        assertArrayEquals(candidates.filter(twin).toArray(), Arrays.copyOf(out, count), "seed " + seed);
    }

    @Test
    void longs() {
        rounds(() -> {
            long[] a = input.longs(size);
            long[] b = random.nextBoolean() ? input.longs(size) : a.clone();
            long low = input.number();
            long high = input.number();
            boolean[] flags = new boolean[size];
            CompareLoops.less(a, b, wanted, flags, size);
            assertFlags(i -> Long.compare(a[i], b[i]) < 0, flags);
            CompareLoops.equal(a, b, wanted, flags, size);
            assertFlags(i -> Long.compare(a[i], b[i]) == 0, flags);
            IntPredicate between = i -> a[i] >= low && a[i] <= high;
            CompareLoops.between(a, low, high, wanted, flags, size);
            assertFlags(between, flags);
            int[] out = new int[size];
            int count = SelectLoops.between(a, low, high, wanted, out, size);
            assertPositions(IntStream.range(0, size), i -> between.test(i) == wanted, out, count);
            int[] inPlace = from.clone();
            count = SelectLoops.between(a, low, high, wanted, inPlace, inPlace, from.length);
            assertPositions(IntStream.of(from), i -> between.test(i) == wanted, inPlace, count);
        });
    }

    @Test
    void ints() {
        rounds(() -> {
            int[] a = input.ints(size);
            int[] b = random.nextBoolean() ? input.ints(size) : a.clone();
            int low = (int) input.number();
            int high = (int) input.number();
            boolean[] flags = new boolean[size];
            CompareLoops.less(a, b, wanted, flags, size);
            assertFlags(i -> a[i] < b[i], flags);
            CompareLoops.equal(a, b, wanted, flags, size);
            assertFlags(i -> a[i] == b[i], flags);
            IntPredicate between = i -> a[i] >= low && a[i] <= high;
            CompareLoops.between(a, low, high, wanted, flags, size);
            assertFlags(between, flags);
            int[] out = new int[size];
            int count = SelectLoops.between(a, low, high, wanted, out, size);
            assertPositions(IntStream.range(0, size), i -> between.test(i) == wanted, out, count);
            count = SelectLoops.between(a, low, high, wanted, from, out, from.length);
            assertPositions(IntStream.of(from), i -> between.test(i) == wanted, out, count);
        });
    }

    @Test
    void doublesHaveOneNaNAboveAllOthersAndOneZero() {
        rounds(() -> {
            double[] a = input.doubles(size);
            double[] b = input.doubles(size);
            boolean[] flags = new boolean[size];
            CompareLoops.less(a, b, wanted, flags, size);
            assertFlags(i -> Double.compare(a[i] + 0.0, b[i] + 0.0) < 0, flags);
            CompareLoops.equal(a, b, wanted, flags, size);
            assertFlags(i -> Double.compare(a[i] + 0.0, b[i] + 0.0) == 0, flags);
        });
    }

    @Test
    void wideNumbers() {
        rounds(() -> {
            long[] ah = random.nextBoolean() ? input.longs(size) : new long[size];
            long[] al = input.longs(size);
            long[] bh = random.nextBoolean() ? ah.clone() : input.longs(size);
            long[] bl = random.nextBoolean() ? al.clone() : input.longs(size);
            boolean[] flags = new boolean[size];
            CompareLoops.less(ah, al, bh, bl, wanted, flags, size);
            assertFlags(i -> wide(ah[i], al[i]).compareTo(wide(bh[i], bl[i])) < 0, flags);
            CompareLoops.equal(ah, al, bh, bl, wanted, flags, size);
            assertFlags(i -> wide(ah[i], al[i]).equals(wide(bh[i], bl[i])), flags);
        });
    }

    private static BigInteger wide(long high, long low) {
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(low));
        return BigInteger.valueOf(high).shiftLeft(64).add(unsigned);
    }

    @Test
    void tablesFlagsAndValidity() {
        rounds(() -> {
            boolean[] table = input.booleans(5);
            int[] ids = random.ints(size, 0, 5).toArray();
            boolean[] values = input.booleans(size);
            long[] validity = Validity.allValid(size);
            IntStream.range(0, size).filter(i -> random.nextInt(3) == 0).forEach(i -> Validity.setNull(validity, i));
            int[] out = new int[size];
            int count = SelectLoops.byTable(ids, table, out, size);
            assertPositions(IntStream.range(0, size), i -> table[ids[i]], out, count);
            count = SelectLoops.byTable(ids, table, from, out, from.length);
            assertPositions(IntStream.of(from), i -> table[ids[i]], out, count);
            count = SelectLoops.whereTrue(values, out, size);
            assertPositions(IntStream.range(0, size), i -> values[i], out, count);
            count = SelectLoops.whereTrueAndValid(values, validity, out, size);
            assertPositions(IntStream.range(0, size), i -> values[i] && Validity.isValid(validity, i), out, count);
            count = SelectLoops.valid(validity, from, out, from.length);
            assertPositions(IntStream.of(from), i -> Validity.isValid(validity, i), out, count);
        });
    }
}
