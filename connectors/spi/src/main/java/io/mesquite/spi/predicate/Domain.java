package io.mesquite.spi.predicate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A set of values of one column: disjoint ranges in ascending order, and whether null is in the set too. Ranges that
 * touch are joined.
 */
public record Domain(List<Range> ranges, boolean nullAllowed) {
    public static final Domain ALL = new Domain(List.of(Range.ALL), true);
    public static final Domain NONE = new Domain(List.of(), false);
    public static final Domain ONLY_NULL = new Domain(List.of(), true);
    public static final Domain NOT_NULL = new Domain(List.of(Range.ALL), false);

    public Domain {
        ranges = normalize(ranges);
    }

    /** The non-null values of one range. */
    public static Domain of(Range range) {
        return new Domain(List.of(range), false);
    }

    /** The given non-null values. */
    public static Domain ofValues(Collection<?> values) {
        return new Domain(values.stream().map(Range::equal).toList(), false);
    }

    public boolean isAll() {
        return nullAllowed && ranges.size() == 1 && ranges.get(0).equals(Range.ALL);
    }

    public boolean isNone() {
        return !nullAllowed && ranges.isEmpty();
    }

    /** Whether a native value, or null, is in the set. */
    public boolean contains(Object value) {
        return value == null ? nullAllowed : ranges.stream().anyMatch(range -> range.contains(value));
    }

    /** Whether any value from {@code min} to {@code max}, both inclusive, is in the set. */
    public boolean overlaps(Object min, Object max) {
        return ranges.stream().anyMatch(range -> range.overlaps(min, max));
    }

    public Domain intersect(Domain other) {
        List<Range> intersections = new ArrayList<>();
        for (Range left : ranges) {
            for (Range right : other.ranges) {
                left.intersect(right).ifPresent(intersections::add);
            }
        }
        return new Domain(intersections, nullAllowed && other.nullAllowed);
    }

    public Domain union(Domain other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return new Domain(all, nullAllowed || other.nullAllowed);
    }

    /** The one range from the lowest to the highest value; empty where no value but null is in the set. */
    public Optional<Range> span() {
        return ranges.stream().reduce(Range::span);
    }

    /** The values where the set is a list of single values, else empty. */
    public Optional<List<Object>> singleValues() {
        return ranges.stream().allMatch(Range::isSingleValue)
                ? Optional.of(ranges.stream().map(Range::low).toList())
                : Optional.empty();
    }

    private static List<Range> normalize(List<Range> ranges) {
        if (ranges.size() <= 1) {
            return List.copyOf(ranges);
        }
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Range::compareLow);
        List<Range> joined = new ArrayList<>();
        Range current = sorted.get(0);
        for (Range next : sorted.subList(1, sorted.size())) {
            if (current.joins(next)) {
                current = current.span(next);
            } else {
                joined.add(current);
                current = next;
            }
        }
        joined.add(current);
        return List.copyOf(joined);
    }
}
