package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;
import java.util.Arrays;

/** Values of {@link Layout#BOOLEAN} in one array. */
public final class BooleanVector extends Vector {
    private final boolean[] values;

    /**
     * @param values at least {@code size} values, kept and not copied
     * @param validity null, or the bitmap of values that are not null
     */
    public BooleanVector(int size, boolean[] values, long[] validity) {
        super(size, validity);
        this.values = values;
    }

    /** The values; at null positions arbitrary. */
    public boolean[] values() {
        return values;
    }

    @Override
    public Layout layout() {
        return Layout.BOOLEAN;
    }

    @Override
    public BooleanVector gather(int[] positions, int count) {
        boolean[] gathered = new boolean[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = values[positions[i]];
        }
        return new BooleanVector(count, gathered, Validity.gather(validity(), positions, count));
    }

    @Override
    public BooleanVector copy() {
        return new BooleanVector(size(), Arrays.copyOf(values, size()), Validity.copy(validity(), size()));
    }

    @Override
    public Object value(int position) {
        return isNull(position) ? null : values[position];
    }

    @Override
    public long retainedBytes() {
        return 1L * values.length + validityBytes();
    }
}
