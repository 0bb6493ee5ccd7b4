package io.mesquite.engine.sort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** By the JDK's stable sort of objects. */
class RadixSortTest {
    @Test
    void sortsAPartStablyAndLeavesTheRest() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            int size = 1 + random.nextInt(300);
            int from = random.nextInt(size);
            int to = from + 1 + random.nextInt(size - from);
            int shift = random.nextInt(64);
            boolean extremes = random.nextBoolean();
            long[] codes = random.longs(size).map(code -> code >> shift).toArray();
            for (int i = 0; i < size && extremes; i += 7) {
                codes[i] = random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            int[] rows = IntStream.range(0, size).toArray();
            int[] expectedRows = rows.clone();
            int[] part = IntStream.range(from, to)
                    .boxed()
                    .sorted(Comparator.comparingLong(row -> codes[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(part, 0, expectedRows, from, part.length);
            long[] expectedCodes =
                    IntStream.of(expectedRows).mapToLong(row -> codes[row]).toArray();
            RadixSort.sort(codes, rows, from, to, new long[size], new int[size]);
            assertArrayEquals(expectedCodes, codes, "seed " + seed + " round " + round);
            assertArrayEquals(expectedRows, rows, "seed " + seed + " round " + round);
        }
    }
}
