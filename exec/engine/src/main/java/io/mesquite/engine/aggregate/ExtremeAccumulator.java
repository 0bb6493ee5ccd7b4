package io.mesquite.engine.aggregate;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * {@code min} and {@code max} of values of at most 64 bits. Values become signed numbers of the same order, reversed for the least, so
 * that one loop finds the greatest. The state is the result.
 */
final class ExtremeAccumulator implements Accumulator {
    private final Layout layout;
    private final long reverse;
    private final LongValues input = new LongValues();
    private long[] ordered = new long[0];
    private long[] extremes = new long[0];
    private boolean[] seen = new boolean[0];

    ExtremeAccumulator(Layout layout, boolean greatest) {
        this.layout = layout;
        reverse = greatest ? 0 : -1;
    }

    @Override
    public void reserve(int groupCount) {
        int before = extremes.length;
        if (groupCount > before) {
            int length = Capacity.grow(before, groupCount);
            extremes = Arrays.copyOf(extremes, length);
            Arrays.fill(extremes, before, length, Long.MIN_VALUE);
            seen = Arrays.copyOf(seen, length);
        }
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        addIntermediate(groups, arguments[0], count);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        long[] values = order(input.load(states), count);
        if (states.validity() == null) {
            addValues(groups, values, count, extremes, seen);
        } else {
            addNullable(groups, values, states.validity(), count, extremes, seen);
        }
    }

    private long[] order(long[] values, int count) {
        if (ordered.length < count) {
            ordered = new long[count];
        }
        long[] to = ordered;
        if (layout == Layout.DOUBLE) {
            for (int i = 0; i < count; i++) {
                to[i] = orderBits(values[i]) ^ reverse;
            }
        } else {
            for (int i = 0; i < count; i++) {
                to[i] = values[i] ^ reverse;
            }
        }
        return to;
    }

    /** The bits of a double as a number of the same order, NaN last; does the same backwards. */
    private static long orderBits(long bits) {
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private static void addValues(int[] groups, long[] values, int count, long[] extremes, boolean[] seen) {
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            extremes[group] = Math.max(extremes[group], values[i]);
            seen[group] = true;
        }
    }

    private static void addNullable(
            int[] groups, long[] values, long[] validity, int count, long[] extremes, boolean[] seen) {
        for (int i = 0; i < count; i++) {
            if ((validity[i >> 6] & 1L << i) != 0) {
                int group = groups[i];
                extremes[group] = Math.max(extremes[group], values[i]);
                seen[group] = true;
            }
        }
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        long[] values = new long[count];
        long[] validity = null;
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            long value = extremes[group] ^ reverse;
            values[i] = layout == Layout.DOUBLE ? orderBits(value) : value;
            if (!seen[group]) {
                values[i] = 0;
                validity = validity == null ? Validity.allValid(count) : validity;
                Validity.setNull(validity, i);
            }
        }
        return LongValues.toVector(layout, count, values, validity);
    }

    @Override
    public Vector result(int[] groups, int count) {
        return intermediate(groups, count);
    }

    @Override
    public long retainedBytes() {
        return 9L * extremes.length;
    }
}
