package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;
import java.util.Arrays;

/** Values of {@link Layout#DOUBLE} in one array. */
public final class DoubleVector extends Vector {
    private final double[] values;

    /**
     * @param values at least {@code size} values, kept and not copied
     * @param validity null, or the bitmap of values that are not null
     */
    public DoubleVector(int size, double[] values, long[] validity) {
        super(size, validity);
        this.values = values;
    }

    /** The values; at null positions arbitrary. */
    public double[] values() {
        return values;
    }

    @Override
    public Layout layout() {
        return Layout.DOUBLE;
    }

    @Override
    public DoubleVector gather(int[] positions, int count) {
        double[] gathered = new double[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = values[positions[i]];
        }
        return new DoubleVector(count, gathered, Validity.gather(validity(), positions, count));
    }

    @Override
    public DoubleVector copy() {
        return new DoubleVector(size(), Arrays.copyOf(values, size()), Validity.copy(validity(), size()));
    }

    @Override
    public Object value(int position) {
        return isNull(position) ? null : values[position];
    }

    @Override
    public long retainedBytes() {
        return 8L * values.length + validityBytes();
    }
}
