package io.mesquite.engine.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamicFiltersTest {
    @Test
    void aFilterIsSeenOnceAllItsPartsAreThere() {
        DynamicFilters filters = new DynamicFilters(Map.of(1, 2));
        assertTrue(filters.find(1).isEmpty());
        filters.publish(1, filter(10, Set.of(3L)));
        assertTrue(filters.find(1).isEmpty());
        filters.publish(1, filter(20, Set.of(4L, 5L)));
        DynamicFilter both = filters.find(1).orElseThrow();
        assertEquals(List.of(Range.equal(10L), Range.equal(20L)), both.domain().ranges());
        assertArrayEquals(new int[] {1, 2, 3}, passed(both, 2L, 3L, 4L, 5L, null));
    }

    @Test
    void aPartWithoutKeysAddsNothing() {
        DynamicFilters filters = new DynamicFilters(Map.of(1, 3));
        DynamicFilter none = new DynamicFilter(Domain.NONE, Optional.empty());
        DynamicFilter some = filter(1, Set.of(1L));
        filters.publish(1, none);
        filters.publish(1, some);
        filters.publish(1, none);
        assertEquals(some, filters.find(1).orElseThrow());
    }

    @Test
    void onePartThatKnowsNothingMakesTheWholeKnowNothing() {
        DynamicFilters filters = new DynamicFilters(Map.of(1, 2));
        filters.publish(1, filter(1, Set.of(1L)));
        filters.publish(1, DynamicFilter.ALL);
        assertEquals(DynamicFilter.ALL, filters.find(1).orElseThrow());
    }

    @Test
    void furtherPartsThanExpectedChangeNothing() {
        DynamicFilters filters = new DynamicFilters();
        DynamicFilter first = filter(1, Set.of(1L));
        filters.publish(7, first);
        filters.publish(7, filter(2, Set.of(2L)));
        assertEquals(first, filters.find(7).orElseThrow());
    }

    private static DynamicFilter filter(long value, Set<Long> members) {
        MembershipTest test = (values, positions) -> {
            int count = 0;
            for (int i = 0; i < values.size(); i++) {
                if (!values.isNull(i) && members.contains(((LongVector) values).values()[i])) {
                    positions[count++] = i;
                }
            }
            return count;
        };
        return new DynamicFilter(Domain.ofValues(List.of(value)), Optional.of(test));
    }

    private static int[] passed(DynamicFilter filter, Long... values) {
        Vector vector = Vectors.of(SimpleType.BIGINT, Arrays.asList(values));
        int[] positions = new int[values.length];
        int count = filter.membership().orElseThrow().select(vector, positions);
        return Arrays.copyOf(positions, count);
    }
}
