package io.mesquite.engine.aggregate;

import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/** {@code sum} and {@code avg} of doubles. The state is a row of the sum and the count. */
final class DoubleSumAccumulator implements Accumulator {
    private final boolean average;
    private double[] sums = new double[0];
    private long[] counts = new long[0];

    /** @param average whether the result is the sum divided by the count */
    DoubleSumAccumulator(boolean average) {
        this.average = average;
    }

    @Override
    public void reserve(int groupCount) {
        if (groupCount > sums.length) {
            int length = Capacity.grow(sums.length, groupCount);
            sums = Arrays.copyOf(sums, length);
            counts = Arrays.copyOf(counts, length);
        }
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        DoubleVector argument = (DoubleVector) arguments[0].flatten();
        if (argument.validity() == null) {
            addValues(groups, argument.values(), count, sums, counts);
        } else {
            addNullable(groups, argument, count);
        }
    }

    private static void addValues(int[] groups, double[] values, int count, double[] sums, long[] counts) {
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            sums[group] += values[i];
            counts[group]++;
        }
    }

    private void addNullable(int[] groups, DoubleVector argument, int count) {
        double[] values = argument.values();
        for (int i = 0; i < count; i++) {
            if (!argument.isNull(i)) {
                sums[groups[i]] += values[i];
                counts[groups[i]]++;
            }
        }
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        RowVector row = (RowVector) states.flatten();
        double[] addedSums = ((DoubleVector) row.field(0).flatten()).values();
        long[] addedCounts = ((LongVector) row.field(1).flatten()).values();
        for (int i = 0; i < count; i++) {
            sums[groups[i]] += addedSums[i];
            counts[groups[i]] += addedCounts[i];
        }
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        double[] takenSums = new double[count];
        long[] takenCounts = new long[count];
        for (int i = 0; i < count; i++) {
            takenSums[i] = sums[groups[i]];
            takenCounts[i] = counts[groups[i]];
        }
        return new RowVector(
                count,
                new Vector[] {new DoubleVector(count, takenSums, null), new LongVector(count, takenCounts, null)},
                null);
    }

    @Override
    public Vector result(int[] groups, int count) {
        double[] values = new double[count];
        long[] validity = null;
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            values[i] = average ? sums[group] / counts[group] : sums[group];
            if (counts[group] == 0) {
                validity = validity == null ? Validity.allValid(count) : validity;
                Validity.setNull(validity, i);
            }
        }
        return new DoubleVector(count, values, validity);
    }

    @Override
    public long retainedBytes() {
        return 16L * sums.length;
    }
}
