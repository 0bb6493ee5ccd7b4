package io.mesquite.engine.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class KeyBloomTest {
    private static int[] selected(KeyBloom bloom, Vector values) {
        int[] positions = new int[values.size()];
        return Arrays.copyOf(positions, bloom.select(values, positions));
    }

    @RepeatedTest(20)
    void keepsThePositionOfEachKeyThatIsNotNull() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int count = 1 + random.nextInt(3000);
        long[] keys = random.longs(count).map(key -> key >> random.nextInt(60)).toArray();
        keys[0] = random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
        long[] validity = Validity.allValid(count);
        Set<Long> members = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(4) == 0) {
                Validity.setNull(validity, i);
            } else {
                members.add(keys[i]);
            }
        }
        KeyBloom bloom = new KeyBloom(keys, validity, count);
        long[] present = Validity.allValid(count);
        IntStream.range(0, count / 10).forEach(i -> Validity.setNull(present, random.nextInt(count)));
        for (long[] nulls : new long[][] {null, present}) {
            Vector vector = new LongVector(count, keys, nulls);
            int[] positions = selected(bloom, vector);
            assertArrayEquals(Arrays.stream(positions).distinct().sorted().toArray(), positions, "seed " + seed);
            Set<Integer> kept = new HashSet<>();
            for (int position : positions) {
                assertTrue(!vector.isNull(position), "seed " + seed);
                kept.add(position);
            }
            for (int i = 0; i < count; i++) {
                assertTrue(vector.isNull(i) || !members.contains(keys[i]) || kept.contains(i), "seed " + seed);
            }
        }
    }

    /** Numbers as they are given out one after the other, with gaps, and spread over all bits. */
    @Test
    void dropsNearlyAllOtherValues() {
        int count = 100_000;
        for (LongUnaryOperator spread : new LongUnaryOperator[] {
            i -> 2 * i, i -> 1000 * i, i -> i << 20, i -> i * i * 31, i -> (2 * i) << 40, i -> -3 * i
        }) {
            long[] keys = LongStream.range(0, count).map(spread).toArray();
            KeyBloom bloom = new KeyBloom(keys, null, count);
            Set<Long> members = new HashSet<>();
            Arrays.stream(keys).forEach(members::add);
            long[] others = LongStream.range(0, count)
                    .map(i -> spread.applyAsLong(i) + 1)
                    .filter(value -> !members.contains(value))
                    .toArray();
            int passed = selected(bloom, new LongVector(others.length, others, null)).length;
            assertTrue(passed < 0.03 * others.length, passed + " of " + others.length);
        }
    }

    @Test
    void dropsEverythingWhereAllKeysAreNull() {
        long[] keys = {1, 2, 3};
        KeyBloom bloom = new KeyBloom(keys, new long[] {0}, 3);
        assertEquals(0, selected(bloom, new LongVector(3, keys, null)).length);
    }

    @Test
    void takesSmallerIntegersToo() {
        KeyBloom bloom = new KeyBloom(new long[] {-3, 70, 5}, null, 3);
        int[] positions = selected(bloom, new IntVector(2, new int[] {70, -3}, null));
        assertArrayEquals(new int[] {0, 1}, positions);
    }
}
