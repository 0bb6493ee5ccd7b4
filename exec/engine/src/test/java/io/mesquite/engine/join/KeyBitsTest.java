package io.mesquite.engine.join;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class KeyBitsTest {
    private static int[] selected(KeyBits bits, Vector values) {
        int[] positions = new int[values.size()];
        return Arrays.copyOf(positions, bits.select(values, positions));
    }

    @RepeatedTest(20)
    void keepsThePositionsOfKeysAlone() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int count = 1 + random.nextInt(300);
        long least = random.nextBoolean() ? random.nextInt(2000) - 1000 : random.nextLong() >> 1;
        long[] keys = random.longs(count, 0, 5000).map(offset -> least + offset).toArray();
        long[] validity = Validity.allValid(count);
        Set<Long> members = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (i > 0 && random.nextInt(4) == 0) {
                Validity.setNull(validity, i);
            } else {
                members.add(keys[i]);
            }
        }
        KeyBits bits = new KeyBits(keys, validity, count, KeyRange.of(keys, validity, count));

        int size = 4096;
        long[] values =
                random.longs(size, -200, 5200).map(offset -> least + offset).toArray();
        values[0] = Long.MIN_VALUE;
        values[1] = Long.MAX_VALUE;
        long[] present = Validity.allValid(size);
        IntStream.range(0, 500).forEach(i -> Validity.setNull(present, random.nextInt(size)));
        for (long[] nulls : new long[][] {null, present}) {
            Vector vector = new LongVector(size, values, nulls);
            int[] expected = IntStream.range(0, size)
                    .filter(i -> !vector.isNull(i) && members.contains(values[i]))
                    .toArray();
            assertArrayEquals(expected, selected(bits, vector), "seed " + seed);
        }
    }

    @Test
    void takesSmallerIntegersToo() {
        long[] keys = {-3, 70, 5};
        KeyBits bits = new KeyBits(keys, null, 3, KeyRange.of(keys, null, 3));
        assertArrayEquals(
                new int[] {1, 2}, selected(bits, new IntVector(4, new int[] {Integer.MIN_VALUE, 70, -3, 71}, null)));
    }

    @Test
    void doesNotSuitARangeThatIsLargeForItsKeys() {
        assertTrue(KeyBits.suits(new KeyRange(-5, 1_000_000), 2));
        assertFalse(KeyBits.suits(new KeyRange(0, 1L << 30), 1000));
        assertTrue(KeyBits.suits(new KeyRange(0, 100_000_000), 1_000_000));
        assertFalse(KeyBits.suits(new KeyRange(0, 1L << 30), 10_000_000));
        assertTrue(KeyBits.suits(new KeyRange(0, 1L << 30), 100_000_000));
        assertFalse(KeyBits.suits(new KeyRange(Long.MIN_VALUE, Long.MAX_VALUE), Integer.MAX_VALUE));
    }
}
