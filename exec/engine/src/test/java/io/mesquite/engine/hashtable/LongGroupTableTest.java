package io.mesquite.engine.hashtable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Small tables and such as are larger than the caches, against a map of the JDK. */
class LongGroupTableTest {
    private static final int BATCH = 4096;
    private static final int BATCHES = 60;

    private static void numbersKeysAsTheyCome(LongSupplier values, Random nulls) {
        LongGroupTable table = new LongGroupTable(Layout.LONG, 0);
        Map<Long, Integer> expected = new HashMap<>();
        int[] groups = new int[BATCH];
        for (int batch = 0; batch < BATCHES; batch++) {
            long[] keys = new long[BATCH];
            long[] validity = batch % 3 == 2 ? Validity.allValid(BATCH) : null;
            for (int i = 0; i < BATCH; i++) {
                keys[i] = values.getAsLong();
                if (validity != null && nulls.nextInt(10) == 0) {
                    Validity.setNull(validity, i);
                }
            }
            table.findOrAdd(new Vector[] {new LongVector(BATCH, keys, validity)}, BATCH, groups);
            for (int i = 0; i < BATCH; i++) {
                Long key = Validity.isValid(validity, i) ? keys[i] : null;
                Integer group = expected.putIfAbsent(key, expected.size());
                assertEquals(group == null ? expected.size() - 1 : group, groups[i], "batch " + batch + " row " + i);
            }
        }
        assertEquals(expected.size(), table.groupCount());
        int[] all = new int[table.groupCount()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        Vector keys = table.keys(all, all.length)[0];
        expected.forEach((key, group) -> assertEquals(key, keys.value(group)));
    }

    @Test
    void randomKeys() {
        Random random = new Random(11);
        numbersKeysAsTheyCome(random::nextLong, random);
    }

    @Test
    void fewKeys() {
        Random random = new Random(12);
        numbersKeysAsTheyCome(() -> random.nextInt(50) - 25, random);
    }

    @Test
    void keysInOrderEachAFewTimes() {
        Random random = new Random(13);
        long[] last = {0};
        numbersKeysAsTheyCome(() -> last[0] += random.nextInt(4) == 0 ? 1 : 0, random);
    }

    @Test
    void extremesAndMultiplesOfLargePowers() {
        Random random = new Random(14);
        numbersKeysAsTheyCome(
                () -> switch (random.nextInt(4)) {
                    case 0 -> Long.MIN_VALUE;
                    case 1 -> Long.MAX_VALUE;
                    case 2 -> 0L;
                    default -> (long) random.nextInt(100_000) << 40;
                },
                random);
    }
}
