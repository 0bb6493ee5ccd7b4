package io.mesquite.files.parquet.prune;

import java.util.Arrays;

/**
 * Rows of a row group as ascending ranges that do not touch.
 *
 * @param starts of each range
 * @param ends one after the last row of each range
 */
public record RowSet(long[] starts, long[] ends) {
    public static RowSet all(long rows) {
        return rows == 0 ? new RowSet(new long[0], new long[0]) : new RowSet(new long[] {0}, new long[] {rows});
    }

    /** Collects ranges that are added in ascending order. */
    static final class Builder {
        private long[] starts = new long[8];
        private long[] ends = new long[8];
        private int size;

        void add(long start, long end) {
            if (start >= end) {
                return;
            }
            if (size > 0 && ends[size - 1] >= start) {
                ends[size - 1] = Math.max(ends[size - 1], end);
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            starts[size] = start;
            ends[size++] = end;
        }

        RowSet build() {
            return new RowSet(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }

    RowSet intersect(RowSet other) {
        Builder both = new Builder();
        int i = 0;
        int j = 0;
        while (i < starts.length && j < other.starts.length) {
            both.add(Math.max(starts[i], other.starts[j]), Math.min(ends[i], other.ends[j]));
            if (ends[i] < other.ends[j]) {
                i++;
            } else {
                j++;
            }
        }
        return both.build();
    }

    /** The first row of the set that is not before {@code row}; {@code Long.MAX_VALUE} where there is none. */
    public long next(long row) {
        int range = rangeEndingAfter(row);
        return range == starts.length ? Long.MAX_VALUE : Math.max(row, starts[range]);
    }

    /** One after the last row of the range that has {@code row}, which is in the set. */
    public long endOfRange(long row) {
        return ends[rangeEndingAfter(row)];
    }

    private int rangeEndingAfter(long row) {
        int found = Arrays.binarySearch(ends, row + 1);
        return found >= 0 ? found : -found - 1;
    }
}
