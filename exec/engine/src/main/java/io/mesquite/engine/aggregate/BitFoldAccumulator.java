package io.mesquite.engine.aggregate;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.function.LongBinaryOperator;

/** {@code bit_and}, {@code bit_or} and {@code bit_xor}. The state is the result. */
final class BitFoldAccumulator implements Accumulator {
    private final long start;
    private final LongBinaryOperator operator;
    private final LongValues input = new LongValues();
    private long[] folded = new long[0];
    private boolean[] seen = new boolean[0];

    /** @param start what the operator leaves any value as it is with */
    BitFoldAccumulator(long start, LongBinaryOperator operator) {
        this.start = start;
        this.operator = operator;
    }

    @Override
    public void reserve(int groupCount) {
        int before = folded.length;
        if (groupCount > before) {
            folded = Arrays.copyOf(folded, Capacity.grow(before, groupCount));
            Arrays.fill(folded, before, folded.length, start);
            seen = Arrays.copyOf(seen, folded.length);
        }
    }

    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        addIntermediate(groups, arguments[0], count);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        long[] values = input.load(states);
        for (int i = 0; i < count; i++) {
            if (!states.isNull(i)) {
                folded[groups[i]] = operator.applyAsLong(folded[groups[i]], values[i]);
                seen[groups[i]] = true;
            }
        }
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        long[] values = new long[count];
        long[] validity = Validity.allValid(count);
        for (int i = 0; i < count; i++) {
            values[i] = folded[groups[i]];
            if (!seen[groups[i]]) {
                Validity.setNull(validity, i);
            }
        }
        return new LongVector(count, values, validity);
    }

    @Override
    public Vector result(int[] groups, int count) {
        return intermediate(groups, count);
    }

    @Override
    public long retainedBytes() {
        return 9L * folded.length;
    }
}
