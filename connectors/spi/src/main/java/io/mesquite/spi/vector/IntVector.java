package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;
import java.util.Arrays;

/** Values of {@link Layout#INT} in one array. */
public final class IntVector extends Vector {
    private final int[] values;

    /**
     * @param values at least {@code size} values, kept and not copied
     * @param validity null, or the bitmap of values that are not null
     */
    public IntVector(int size, int[] values, long[] validity) {
        super(size, validity);
        this.values = values;
    }

    /** The values; at null positions arbitrary. */
    public int[] values() {
        return values;
    }

    @Override
    public Layout layout() {
        return Layout.INT;
    }

    @Override
    public IntVector gather(int[] positions, int count) {
        int[] gathered = new int[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = values[positions[i]];
        }
        return new IntVector(count, gathered, Validity.gather(validity(), positions, count));
    }

    @Override
    public IntVector copy() {
        return new IntVector(size(), Arrays.copyOf(values, size()), Validity.copy(validity(), size()));
    }

    @Override
    public Object value(int position) {
        return isNull(position) ? null : (long) values[position];
    }

    @Override
    public long retainedBytes() {
        return 4L * values.length + validityBytes();
    }
}
