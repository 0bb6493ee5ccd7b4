package io.mesquite.engine.aggregate;

import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * Variances, covariances and what is made of them: the running mean and the sum of squared differences of each column, and the sum of
 * products of differences, updated row by row (Welford) and brought together by the formula of Chan et al. The state is a row of the six
 * numbers of a group.
 */
final class MomentsAccumulator implements Accumulator {
    /** The numbers kept of a group. */
    record Moments(double count, double meanX, double meanY, double squaresX, double squaresY, double products) {}

    /** From a group's numbers to the result; NaN is null unless the numbers themselves hold NaN. */
    @FunctionalInterface
    interface Formula {
        double apply(Moments moments);
    }

    static final int NUMBERS = 6;

    private final Formula formula;
    /** Numbers that a result takes at least; with fewer it is null. */
    private final int leastCount;

    private double[] state = new double[0];

    MomentsAccumulator(Formula formula, int leastCount) {
        this.formula = formula;
        this.leastCount = leastCount;
    }

    @Override
    public void reserve(int groupCount) {
        int needed = Math.multiplyExact(groupCount, NUMBERS);
        if (needed > state.length) {
            state = Arrays.copyOf(state, Capacity.grow(state.length, needed));
        }
    }

    /** Of two arguments the first is y and the second x, as SQL has it. */
    @Override
    public void add(int[] groups, Vector[] arguments, int count) {
        DoubleVector y = (DoubleVector) arguments[0].flatten();
        DoubleVector x = arguments.length == 1 ? y : (DoubleVector) arguments[1].flatten();
        for (int i = 0; i < count; i++) {
            if (!x.isNull(i) && !y.isNull(i)) {
                add(groups[i] * NUMBERS, x.values()[i], y.values()[i]);
            }
        }
    }

    private void add(int at, double x, double y) {
        double n = ++state[at];
        double differenceX = x - state[at + 1];
        double differenceY = y - state[at + 2];
        state[at + 1] += differenceX / n;
        state[at + 2] += differenceY / n;
        state[at + 3] += differenceX * (x - state[at + 1]);
        state[at + 4] += differenceY * (y - state[at + 2]);
        state[at + 5] += differenceX * (y - state[at + 2]);
    }

    @Override
    public void addIntermediate(int[] groups, Vector states, int count) {
        RowVector row = (RowVector) states.flatten();
        double[][] added = new double[NUMBERS][];
        for (int number = 0; number < NUMBERS; number++) {
            added[number] = ((DoubleVector) row.field(number).flatten()).values();
        }
        for (int i = 0; i < count; i++) {
            if (added[0][i] > 0) {
                merge(groups[i] * NUMBERS, added, i);
            }
        }
    }

    private void merge(int at, double[][] added, int i) {
        double before = state[at];
        double n = before + added[0][i];
        double differenceX = added[1][i] - state[at + 1];
        double differenceY = added[2][i] - state[at + 2];
        double share = added[0][i] / n;
        state[at] = n;
        state[at + 1] += differenceX * share;
        state[at + 2] += differenceY * share;
        state[at + 3] += added[3][i] + differenceX * differenceX * before * share;
        state[at + 4] += added[4][i] + differenceY * differenceY * before * share;
        state[at + 5] += added[5][i] + differenceX * differenceY * before * share;
    }

    @Override
    public Vector intermediate(int[] groups, int count) {
        Vector[] fields = new Vector[NUMBERS];
        for (int number = 0; number < NUMBERS; number++) {
            double[] values = new double[count];
            for (int i = 0; i < count; i++) {
                values[i] = state[groups[i] * NUMBERS + number];
            }
            fields[number] = new DoubleVector(count, values, null);
        }
        return new RowVector(count, fields, null);
    }

    @Override
    public Vector result(int[] groups, int count) {
        double[] values = new double[count];
        long[] validity = Validity.allValid(count);
        for (int i = 0; i < count; i++) {
            Moments moments = moments(groups[i] * NUMBERS);
            boolean enough = moments.count >= leastCount;
            values[i] = enough ? formula.apply(moments) : 0;
            boolean undefined = Double.isNaN(values[i]) && !Double.isNaN(moments.meanX + moments.meanY);
            if (!enough || undefined) {
                Validity.setNull(validity, i);
            }
        }
        return new DoubleVector(count, values, validity);
    }

    private Moments moments(int at) {
        return new Moments(state[at], state[at + 1], state[at + 2], state[at + 3], state[at + 4], state[at + 5]);
    }

    @Override
    public long retainedBytes() {
        return 8L * state.length;
    }
}
