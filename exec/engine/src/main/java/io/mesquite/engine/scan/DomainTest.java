package io.mesquite.engine.scan;

import io.mesquite.spi.predicate.Domain;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.List;
import java.util.Optional;

/** Tests integers against ranges: binary search where there are several, two comparisons where there is one. */
final class DomainTest implements MembershipTest {
    private final long[] lows;
    private final long[] highs;

    private DomainTest(long[] lows, long[] highs) {
        this.lows = lows;
        this.highs = highs;
    }

    /** A test for the values of a domain of integers; empty for other types and for a domain that keeps nothing out. */
    static Optional<MembershipTest> of(Domain domain) {
        List<Range> ranges = domain.ranges();
        if (domain.isAll() || !ranges.stream().allMatch(DomainTest::isOfIntegers)) {
            return Optional.empty();
        }
        long[] lows = new long[ranges.size()];
        long[] highs = new long[ranges.size()];
        for (int i = 0; i < lows.length; i++) {
            Range range = ranges.get(i);
            lows[i] = range.low() == null ? Long.MIN_VALUE : (Long) range.low() + (range.lowInclusive() ? 0 : 1);
            highs[i] = range.high() == null ? Long.MAX_VALUE : (Long) range.high() - (range.highInclusive() ? 0 : 1);
        }
        return Optional.of(new DomainTest(lows, highs));
    }

    private static boolean isOfIntegers(Range range) {
        return (range.low() == null || range.low() instanceof Long)
                && (range.high() == null || range.high() instanceof Long)
                && (range.low() != null || range.high() != null);
    }

    @Override
    public int select(Vector values, int[] positions) {
        if (lows.length == 0) {
            return 0;
        }
        int count;
        if (values instanceof LongVector longs) {
            count = lows.length == 1 ? selectBetween(longs, positions) : selectAny(longs, positions);
        } else if (values instanceof IntVector ints) {
            count = selectAny(ints, positions);
        } else {
            throw new IllegalArgumentException("not integers: " + values.layout());
        }
        return values.validity() == null ? count : withoutNulls(values, positions, count);
    }

    private int selectBetween(LongVector vector, int[] positions) {
        long[] values = vector.values();
        int size = vector.size();
        long low = lows[0];
        long high = highs[0];
        int count = 0;
        for (int i = 0; i < size; i++) {
            positions[count] = i;
            count += values[i] >= low & values[i] <= high ? 1 : 0;
        }
        return count;
    }

    private int selectAny(LongVector vector, int[] positions) {
        long[] values = vector.values();
        int size = vector.size();
        int count = 0;
        for (int i = 0; i < size; i++) {
            positions[count] = i;
            count += contains(values[i]) ? 1 : 0;
        }
        return count;
    }

    private int selectAny(IntVector vector, int[] positions) {
        int[] values = vector.values();
        int size = vector.size();
        int count = 0;
        for (int i = 0; i < size; i++) {
            positions[count] = i;
            count += contains(values[i]) ? 1 : 0;
        }
        return count;
    }

    private boolean contains(long value) {
        int from = 0;
        int to = lows.length - 1;
        while (from < to) {
            int middle = from + to + 1 >>> 1;
            if (lows[middle] <= value) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return lows[from] <= value && value <= highs[from];
    }

    private static int withoutNulls(Vector values, int[] positions, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            positions[kept] = positions[i];
            kept += values.isNull(positions[i]) ? 0 : 1;
        }
        return kept;
    }
}
