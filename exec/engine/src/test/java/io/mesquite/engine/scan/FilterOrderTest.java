package io.mesquite.engine.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FilterOrderTest {
    /** Filters 0 and 1 are of the predicate, 2 and 3 of joins. */
    private final FilterOrder order = new FilterOrder(4, 2);

    private void measure(int filter, int passedOfThousand, long nanos) {
        order.measure(filter, 1000, passedOfThousand, nanos);
    }

    private boolean runBatches(int count) {
        boolean changed = false;
        for (int i = 0; i < count; i++) {
            changed |= order.isChanged();
        }
        return changed;
    }

    @Test
    void staysAsPlannedUntilSomethingIsKnown() {
        assertFalse(runBatches(100));
        assertArrayEquals(new int[] {0, 1, 2, 3}, order.current());
    }

    @Test
    void theFilterOfAJoinThatDropsMoreForItsTimeGoesAhead() {
        measure(0, 600, 3000);
        measure(1, 900, 3000);
        measure(2, 500, 5000);
        measure(3, 40, 2000);
        assertTrue(runBatches(4));
        assertArrayEquals(new int[] {3, 0, 2, 1}, order.current());
    }

    @Test
    void filtersOfThePredicateKeepTheirOrder() {
        measure(0, 1000, 9000);
        measure(1, 0, 10);
        measure(2, 999, 9000);
        measure(3, 998, 9000);
        assertTrue(runBatches(4));
        assertArrayEquals(new int[] {3, 2, 0, 1}, order.current());
    }

    @Test
    void whatWasSeenLatelyCountsMore() {
        measure(2, 0, 100);
        runBatches(4);
        assertArrayEquals(new int[] {2, 0, 1, 3}, order.current());
        for (int i = 0; i < 10; i++) {
            measure(0, 0, 100);
            measure(2, 1000, 100);
            runBatches(16);
        }
        assertArrayEquals(new int[] {0, 2, 1, 3}, order.current());
    }
}
