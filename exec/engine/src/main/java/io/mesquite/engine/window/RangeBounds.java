package io.mesquite.engine.window;

import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Vector;

/**
 * Bounds of RANGE frames with an offset: the first row whose key is not before the row's own key less or plus the offset, or for an end, the
 * first one beyond. Keys are in order, so that each is found by halving. The frames of rows without a key are the rows without a key.
 */
final class RangeBounds {
    private final RangeKeys keys;
    private final boolean descending;
    /** Whether a bound is before the row's own key in the order, and so whether it is a lower number, or if descending, a higher one. */
    private final boolean back;

    private final boolean start;

    private RangeBounds(RangeKeys keys, boolean descending, boolean back, boolean start) {
        this.keys = keys;
        this.descending = descending;
        this.back = back;
        this.start = start;
    }

    /** @param start whether bounds are wanted that frames start with, or those behind their last row */
    static int[] of(WindowRows rows, int offset, boolean back, boolean start) {
        if (rows.orderBy().size() != 1) {
            throw new MesquiteException(
                    ErrorCode.NOT_SUPPORTED,
                    "A frame of RANGE with an offset needs ORDER BY of one key, and has "
                            + rows.orderBy().size() + "; use one key, or ROWS");
        }
        SortKey key = rows.orderBy().get(0);
        RangeKeys keys = RangeKeys.of(rows, key.channel(), offset);
        return new RangeBounds(keys, key.descending(), back, start).find(rows, rows.column(key.channel()));
    }

    private int[] find(WindowRows rows, Vector key) {
        int[] partitions = rows.partitions();
        int[] bounds = new int[rows.size()];
        for (int p = 0; p + 1 < partitions.length; p++) {
            int from = partitions[p];
            int to = partitions[p + 1];
            int firstValue = from;
            while (firstValue < to && key.isNull(firstValue)) {
                firstValue++;
            }
            int endValue = to;
            while (endValue > firstValue && key.isNull(endValue - 1)) {
                endValue--;
            }
            for (int i = from; i < firstValue; i++) {
                bounds[i] = start ? from : firstValue;
            }
            findAmongValues(bounds, firstValue, endValue);
            for (int i = endValue; i < to; i++) {
                bounds[i] = start ? endValue : to;
            }
        }
        return bounds;
    }

    private void findAmongValues(int[] bounds, int from, int to) {
        boolean lower = back != descending;
        for (int row = from; row < to; row++) {
            keys.setBound(row, lower);
            int low = from;
            int high = to;
            while (low < high) {
                int middle = low + high >>> 1;
                int order = descending ? -keys.compareToBound(middle) : keys.compareToBound(middle);
                if (start ? order < 0 : order <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            bounds[row] = low;
        }
    }
}
