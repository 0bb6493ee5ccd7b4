package io.mesquite.engine.sort;

import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.predicate.Range;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Compares rows of two batches by sort keys. */
public final class MergeOrder {
    private final List<SortKey> keys;

    public MergeOrder(List<SortKey> keys) {
        this.keys = keys;
    }

    /** The key columns of a batch, flat. */
    public Vector[] keyColumns(Batch batch) {
        return keys.stream().map(key -> batch.column(key.channel()).flatten()).toArray(Vector[]::new);
    }

    /** The order of a row of one batch and a row of another, given their key columns. */
    public int compare(Vector[] left, int leftRow, Vector[] right, int rightRow) {
        for (int i = 0; i < left.length; i++) {
            int order = compare(keys.get(i), left[i], leftRow, right[i], rightRow);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(SortKey key, Vector left, int leftRow, Vector right, int rightRow) {
        boolean leftNull = left.isNull(leftRow);
        boolean rightNull = right.isNull(rightRow);
        if (leftNull || rightNull) {
            int nullsLast = Boolean.compare(leftNull, rightNull);
            return key.nullsFirst() ? -nullsLast : nullsLast;
        }
        int order = compareValues(left, leftRow, right, rightRow);
        return key.descending() ? -order : order;
    }

    private static int compareValues(Vector left, int leftRow, Vector right, int rightRow) {
        if (left instanceof LongVector longs) {
            return Long.compare(longs.values()[leftRow], ((LongVector) right).values()[rightRow]);
        } else if (left instanceof IntVector ints) {
            return Integer.compare(ints.values()[leftRow], ((IntVector) right).values()[rightRow]);
        } else if (left instanceof DoubleVector doubles) {
            // adding 0.0 turns -0.0 into 0.0
            return Double.compare(doubles.values()[leftRow] + 0.0, ((DoubleVector) right).values()[rightRow] + 0.0);
        } else if (left instanceof BytesVector bytes) {
            return compareBytes(bytes, leftRow, (BytesVector) right, rightRow);
        }
        return compareNative(left.value(leftRow), right.value(rightRow));
    }

    private static int compareBytes(BytesVector left, int leftRow, BytesVector right, int rightRow) {
        int leftStart = left.starts()[leftRow];
        int rightStart = right.starts()[rightRow];
        return Arrays.compareUnsigned(
                left.bytes(),
                leftStart,
                leftStart + left.lengths()[leftRow],
                right.bytes(),
                rightStart,
                rightStart + right.lengths()[rightRow]);
    }

    /** Arrays and rows element by element, nulls last. */
    private static int compareNative(Object left, Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        if (!(left instanceof List<?> leftList)) {
            return Range.compare(left, right);
        }
        Iterator<?> others = ((List<?>) right).iterator();
        for (Object element : leftList) {
            int order = others.hasNext() ? compareNative(element, others.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}
