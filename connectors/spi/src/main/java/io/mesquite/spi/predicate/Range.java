package io.mesquite.spi.predicate;

import java.util.Optional;

/**
 * An interval of native values of one type (see {@link io.mesquite.spi.type.Layout}); a bound of null is no bound.
 * Doubles are ordered with -0.0 equal to 0.0 and NaN above all others.
 */
public record Range(Object low, boolean lowInclusive, Object high, boolean highInclusive) {
    public static final Range ALL = new Range(null, false, null, false);

    public Range {
        if (low != null && high != null) {
            int order = compare(low, high);
            if (order > 0 || order == 0 && !(lowInclusive && highInclusive)) {
                throw new IllegalArgumentException("empty range from " + low + " to " + high);
            }
        }
    }

    public static Range equal(Object value) {
        return new Range(value, true, value, true);
    }

    public static Range atLeast(Object value) {
        return new Range(value, true, null, false);
    }

    public static Range greaterThan(Object value) {
        return new Range(value, false, null, false);
    }

    public static Range atMost(Object value) {
        return new Range(null, false, value, true);
    }

    public static Range lessThan(Object value) {
        return new Range(null, false, value, false);
    }

    /** Both inclusive. */
    public static Range between(Object low, Object high) {
        return new Range(low, true, high, true);
    }

    public boolean isSingleValue() {
        return low != null && high != null && compare(low, high) == 0;
    }

    public boolean contains(Object value) {
        return !endsBefore(value) && !startsAfter(value);
    }

    /** Whether any value from {@code min} to {@code max}, both inclusive, is in the range. */
    public boolean overlaps(Object min, Object max) {
        return !endsBefore(min) && !startsAfter(max);
    }

    public Optional<Range> intersect(Range other) {
        boolean lowFromOther = low == null || other.low != null && compareLow(other, this) > 0;
        boolean highFromOther = high == null || other.high != null && compareHigh(other, this) < 0;
        Object newLow = lowFromOther ? other.low : low;
        boolean newLowInclusive = lowFromOther ? other.lowInclusive : lowInclusive;
        Object newHigh = highFromOther ? other.high : high;
        boolean newHighInclusive = highFromOther ? other.highInclusive : highInclusive;
        if (newLow != null && newHigh != null) {
            int order = compare(newLow, newHigh);
            if (order > 0 || order == 0 && !(newLowInclusive && newHighInclusive)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Range(newLow, newLowInclusive, newHigh, newHighInclusive));
    }

    /** Whether the two ranges overlap or touch, so that their union is one range. */
    boolean joins(Range other) {
        return !gapBetween(this, other) && !gapBetween(other, this);
    }

    /** The smallest range that covers both. */
    Range span(Range other) {
        boolean lowFromOther = low != null && (other.low == null || compareLow(other, this) < 0);
        boolean highFromOther = high != null && (other.high == null || compareHigh(other, this) > 0);
        return new Range(
                lowFromOther ? other.low : low,
                lowFromOther ? other.lowInclusive : lowInclusive,
                highFromOther ? other.high : high,
                highFromOther ? other.highInclusive : highInclusive);
    }

    /** Orders by the lower bound; no bound comes first. */
    static int compareLow(Range left, Range right) {
        if (left.low == null || right.low == null) {
            return Boolean.compare(left.low != null, right.low != null);
        }
        int order = compare(left.low, right.low);
        return order != 0 ? order : Boolean.compare(!left.lowInclusive, !right.lowInclusive);
    }

    private static int compareHigh(Range left, Range right) {
        int order = compare(left.high, right.high);
        return order != 0 ? order : Boolean.compare(left.highInclusive, right.highInclusive);
    }

    private static boolean gapBetween(Range lower, Range upper) {
        if (lower.high == null || upper.low == null) {
            return false;
        }
        int order = compare(lower.high, upper.low);
        return order < 0 || order == 0 && !lower.highInclusive && !upper.lowInclusive;
    }

    private boolean endsBefore(Object value) {
        if (high == null) {
            return false;
        }
        int order = compare(high, value);
        return order < 0 || order == 0 && !highInclusive;
    }

    private boolean startsAfter(Object value) {
        if (low == null) {
            return false;
        }
        int order = compare(low, value);
        return order > 0 || order == 0 && !lowInclusive;
    }

    /** Orders two native values of one scalar type. */
    @SuppressWarnings("unchecked")
    public static int compare(Object left, Object right) {
        if (left instanceof Double leftDouble) {
            // adding 0.0 turns -0.0 into 0.0
            return Double.compare(leftDouble + 0.0, (Double) right + 0.0);
        }
        return ((Comparable<Object>) left).compareTo(right);
    }
}
