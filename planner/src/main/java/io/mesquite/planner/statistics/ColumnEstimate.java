package io.mesquite.planner.statistics;

/**
 * What is expected of a column.
 *
 * @param distinct how many values it has at least one of; at least 1
 * @param domain how many it had before filters on other columns took rows away: what another table's column may refer to
 * @param distinctKnown whether the store said so; else it is an upper bound
 * @param min as a number (see {@link NativeNumbers}); NaN where unknown
 * @param max as a number; NaN where unknown
 * @param nullFraction from 0 to 1
 * @param bytes of a value
 */
public record ColumnEstimate(
        double distinct,
        double domain,
        boolean distinctKnown,
        double min,
        double max,
        double nullFraction,
        double bytes) {
    private static final double BYTES = 8;

    /** A column of which nothing is known but that it has so many rows. */
    static ColumnEstimate unknown(double rows) {
        return new ColumnEstimate(Math.max(1, rows), Math.max(1, rows), false, Double.NaN, Double.NaN, 0, BYTES);
    }

    boolean hasRange() {
        return !Double.isNaN(min) && !Double.isNaN(max);
    }

    /** The share of the range of values that is within another column's; 1 where a range is unknown. */
    double shareWithin(ColumnEstimate other) {
        if (!hasRange() || !other.hasRange() || max <= min) {
            return 1;
        }
        double overlap = Math.min(max, other.max) - Math.max(min, other.min);
        return overlap <= 0 ? 1 : overlap / (max - min);
    }

    /** The column in fewer rows: it can't have more values than those. */
    ColumnEstimate inRows(double rows) {
        double most = Math.max(1, rows);
        return most >= distinct ? this : new ColumnEstimate(most, domain, distinctKnown, min, max, nullFraction, bytes);
    }

    ColumnEstimate withRange(double newMin, double newMax, double newDistinct) {
        double values = Math.max(1, newDistinct);
        return new ColumnEstimate(values, values, distinctKnown, newMin, newMax, 0, bytes);
    }
}
