package io.mesquite.engine.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MembershipFilterTest {
    private static final int DICTIONARY = 50_000;

    private final DynamicFilters filters = new DynamicFilters();
    private int largestTested;

    private MembershipFilter filter() {
        MembershipTest multiplesOfSeven = (values, positions) -> {
            largestTested = Math.max(largestTested, values.size());
            int count = 0;
            for (int i = 0; i < values.size(); i++) {
                if ((Long) values.value(i) % 7 == 0) {
                    positions[count++] = i;
                }
            }
            return count;
        };
        filters.publish(1, new DynamicFilter(Domain.ALL, Optional.of(multiplesOfSeven)));
        MembershipFilter filter = new MembershipFilter(filters, 1, 0);
        assertTrue(filter.isActive());
        return filter;
    }

    private static Vector dictionary(long first) {
        return new LongVector(
                DICTIONARY,
                IntStream.range(0, DICTIONARY).mapToLong(i -> first + i).toArray(),
                null);
    }

    /** As scans do, with the same dictionary again and again, and then another. */
    @Test
    void aLargeDictionaryIsTestedAsAWholeWhenItGoesOn() {
        MembershipFilter filter = filter();
        Random random = new Random(5);
        for (int group = 0; group < 3; group++) {
            Vector dictionary = dictionary(group * 1000L);
            largestTested = 0;
            for (int batch = 0; batch < 10; batch++) {
                int[] ids = random.ints(1024, 0, DICTIONARY).toArray();
                int[] positions = new int[ids.length];
                int count = filter.select(
                        Batch.of(ids.length, new DictionaryVector(ids.length, ids, dictionary, null)), positions);
                int[] expected = IntStream.range(0, ids.length)
                        .filter(i -> (Long) dictionary.value(ids[i]) % 7 == 0)
                        .toArray();
                assertArrayEquals(expected, Arrays.copyOf(positions, count), "batch " + batch);
                assertTrue(batch > 3 || largestTested == 1024, "a few rows don't pay for the whole dictionary");
            }
        }
    }
}
