package io.mesquite.engine.aggregate;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;

/** {@code avg} of integers and decimals as a double, from the exact sum. The state is a row of the sum and the count. */
final class AverageAccumulator implements Accumulator {
    private final int scale;
    private final Sums sums = new Sums();
    private final LongValues input = new LongValues();

    AverageAccumulator(int scale) {
        this.scale = scale;
    }

    @Override
    public void reserve(int groupCount) {
        sums.reserve(groupCount);
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        Vector argument = arguments[0];
        if (argument.layout() == Layout.INT128) {
            sums.add(groups, (Int128Vector) argument.flatten(), count);
        } else {
            sums.add(groups, input.load(argument), argument.validity(), count);
        }
    }

    @Override
    public void addAll(int group, Vector[] arguments, int count) {
        Vector argument = arguments[0];
        if (argument.layout() == Layout.INT128) {
            Accumulator.super.addAll(group, arguments, count);
        } else {
            sums.addAll(group, input.load(argument), argument.validity(), count);
        }
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        RowVector row = (RowVector) states.flatten();
        long[] counts = ((LongVector) row.field(1).flatten()).values();
        sums.addCounted(groups, (Int128Vector) row.field(0).flatten(), counts, count);
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        long[] counts = new long[count];
        for (int i = 0; i < count; i++) {
            counts[i] = sums.count(groups[i]);
        }
        return new RowVector(count, new Vector[] {sums.sums(groups, count), new LongVector(count, counts, null)}, null);
    }

    @Override
    public Vector result(int[] groups, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            if (sums.count(group) != 0) {
                values[i] = Decimals.average(sums.high(group), sums.low(group), scale, sums.count(group));
            }
        }
        return new DoubleVector(count, values, sums.validity(groups, count));
    }

    @Override
    public long retainedBytes() {
        return sums.retainedBytes();
    }
}
