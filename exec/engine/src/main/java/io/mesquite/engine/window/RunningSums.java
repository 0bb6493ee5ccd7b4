package io.mesquite.engine.window;

import io.mesquite.engine.aggregate.Accumulator;
import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/**
 * Counts, sums and averages as differences of running sums, which are exact: a frame costs two look-ups a range, however long it is. Sums
 * of up to 2^31 longs always fit 128 bits.
 */
final class RunningSums {
    private final FrameAggregate aggregate;
    private final Frames frames;
    private final int size;

    private RunningSums(FrameAggregate aggregate, Frames frames) {
        this.aggregate = aggregate;
        this.frames = frames;
        this.size = aggregate.rows().size();
    }

    static boolean supports(String function, Vector[] arguments) {
        return function.equals("count") || (function.equals("sum") || function.equals("avg")) && isLong(arguments[0]);
    }

    private static boolean isLong(Vector argument) {
        return argument.layout() == Layout.INT || argument.layout() == Layout.LONG;
    }

    static Vector compute(String function, FrameAggregate aggregate, Frames frames) {
        RunningSums sums = new RunningSums(aggregate, frames);
        long[] counts = sums.counts();
        if (function.equals("count")) {
            return new LongVector(sums.size, counts, null);
        }
        Vector state = sums.sums(counts);
        if (function.equals("avg")) {
            state = new RowVector(sums.size, new Vector[] {state, new LongVector(sums.size, counts, null)}, null);
        }
        Accumulator accumulator = aggregate.newAccumulator(sums.size);
        int[] rows = WindowRows.upTo(sums.size);
        accumulator.addIntermediate(rows, state, sums.size);
        return accumulator.result(rows, sums.size);
    }

    /** How many leaves of each frame have no null argument. */
    private long[] counts() {
        long[] validity = null;
        for (Vector argument : aggregate.arguments()) {
            validity = Validity.and(validity, argument.validity(), aggregate.leaves());
        }
        long[] counts = new long[size];
        int[] running = validity == null ? null : runningCounts(validity, aggregate.leaves());
        for (Frames.Range range : frames.ranges()) {
            if (running == null) {
                addLengths(range.from(), range.to(), counts);
            } else {
                addDifferences(range.from(), range.to(), running, counts);
            }
        }
        return counts;
    }

    private static int[] runningCounts(long[] validity, int count) {
        int[] running = new int[count + 1];
        for (int i = 0; i < count; i++) {
            running[i + 1] = running[i] + (int) (validity[i >> 6] >>> i & 1);
        }
        return running;
    }

    private static void addLengths(int[] from, int[] to, long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += to[i] - from[i];
        }
    }

    private static void addDifferences(int[] from, int[] to, int[] running, long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += running[to[i]] - running[from[i]];
        }
    }

    private Int128Vector sums(long[] counts) {
        int leaves = aggregate.leaves();
        aggregate.rows().reserveMore(2L * Long.BYTES * (leaves + 1L + size));
        long[] high = new long[leaves + 1];
        long[] low = new long[leaves + 1];
        Vector argument = aggregate.arguments()[0];
        runningSums(new LongValues().load(argument), argument.validity(), leaves, high, low);
        long[] sumHigh = new long[size];
        long[] sumLow = new long[size];
        for (Frames.Range range : frames.ranges()) {
            addDifferences(range.from(), high, low, sumHigh, sumLow, -1);
            addDifferences(range.to(), high, low, sumHigh, sumLow, 1);
        }
        return new Int128Vector(size, sumHigh, sumLow, whereCounted(counts));
    }

    private static void runningSums(long[] values, long[] validity, int count, long[] high, long[] low) {
        for (int i = 0; i < count; i++) {
            long value = Validity.isValid(validity, i) ? values[i] : 0;
            long sum = low[i] + value;
            low[i + 1] = sum;
            high[i + 1] = high[i] + (value >> 63) + (Long.compareUnsigned(sum, value) < 0 ? 1 : 0);
        }
    }

    /** Adds ({@code sign} 1) or takes away (-1) the running sums at some places. */
    private static void addDifferences(int[] places, long[] high, long[] low, long[] sumHigh, long[] sumLow, int sign) {
        for (int i = 0; i < places.length; i++) {
            long before = sumLow[i];
            long value = low[places[i]];
            long sum = before + sign * value;
            int carry = sign > 0
                    ? Long.compareUnsigned(sum, before) < 0 ? 1 : 0
                    : Long.compareUnsigned(before, value) < 0 ? 1 : 0;
            sumLow[i] = sum;
            sumHigh[i] += sign * (high[places[i]] + carry);
        }
    }

    private static long[] whereCounted(long[] counts) {
        long[] validity = null;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                validity = validity == null ? Validity.allValid(counts.length) : validity;
                Validity.setNull(validity, i);
            }
        }
        return validity;
    }
}
