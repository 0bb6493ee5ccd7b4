package io.mesquite.engine.aggregate;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/** {@code sum} of integers and decimals. The state is the exact sum as a decimal of 38 digits, or null where there were no values. */
final class SumAccumulator implements Accumulator {
    private final Type resultType;
    private final Sums sums = new Sums();
    private final LongValues input = new LongValues();
    private long[] ones = new long[0];

    SumAccumulator(Type resultType) {
        this.resultType = resultType;
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
        if (ones.length < count) {
            ones = new long[count];
            Arrays.fill(ones, 1);
        }
        sums.addCounted(groups, (Int128Vector) states.flatten(), ones, count);
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        return sums.sums(groups, count);
    }

    @Override
    public Vector result(int[] groups, int count) {
        if (resultType.layout() == Layout.INT128) {
            for (int i = 0; i < count; i++) {
                Decimals.checkRange(sums.high(groups[i]), sums.low(groups[i]), resultType);
            }
            return sums.sums(groups, count);
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            int group = groups[i];
            values[i] = sums.low(group);
            if (sums.high(group) != values[i] >> 63) {
                throw Decimals.outOfRange(sums.sum(group), resultType);
            }
        }
        return new LongVector(count, values, sums.validity(groups, count));
    }

    @Override
    public long retainedBytes() {
        return sums.retainedBytes();
    }
}
