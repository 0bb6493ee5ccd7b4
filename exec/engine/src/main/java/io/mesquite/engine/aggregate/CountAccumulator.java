package io.mesquite.engine.aggregate;

import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/** {@code count(*)} and {@code count(x)}: rows whose arguments are not null. */
final class CountAccumulator implements Accumulator {
    private long[] counts = new long[0];

    @Override
    public void reserve(int groupCount) {
        if (groupCount > counts.length) {
            counts = Arrays.copyOf(counts, Capacity.grow(counts.length, groupCount));
        }
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        long[] validity = validity(arguments, count);
        if (validity == null) {
            countAll(groups, count, counts);
        } else {
            countValid(groups, count, validity, counts);
        }
    }

    private static long[] validity(Vector[] arguments, int count) {
        long[] validity = null;
        for (Vector argument : arguments) {
            validity = Validity.and(validity, argument.validity(), count);
        }
        return validity;
    }

    private static void countAll(int[] groups, int count, long[] counts) {
        for (int i = 0; i < count; i++) {
            counts[groups[i]]++;
        }
    }

    private static void countValid(int[] groups, int count, long[] validity, long[] counts) {
        for (int i = 0; i < count; i++) {
            counts[groups[i]] += validity[i >> 6] >>> i & 1;
        }
    }

    @Override
    public void addAll(int group, Vector[] arguments, int count) {
        counts[group] += count - Validity.nullCount(validity(arguments, count), count);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        long[] added = ((LongVector) states.flatten()).values();
        for (int i = 0; i < count; i++) {
            if (!states.isNull(i)) {
                counts[groups[i]] += added[i];
            }
        }
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = counts[groups[i]];
        }
        return new LongVector(count, values, null);
    }

    @Override
    public Vector result(int[] groups, int count) {
        return intermediate(groups, count);
    }

    @Override
    public long retainedBytes() {
        return 8L * counts.length;
    }
}
