package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;
import java.util.Arrays;

/** Values of {@link Layout#LONG} in one array. */
public final class LongVector extends Vector {
    private final long[] values;

    /**
     * @param values at least {@code size} values, kept and not copied
     * @param validity null, or the bitmap of values that are not null
     */
    public LongVector(int size, long[] values, long[] validity) {
        super(size, validity);
        this.values = values;
    }

    /** The values; at null positions arbitrary. */
    public long[] values() {
        return values;
    }

    @Override
    public Layout layout() {
        return Layout.LONG;
    }

    @Override
    public LongVector gather(int[] positions, int count) {
        long[] gathered = new long[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = values[positions[i]];
        }
        return new LongVector(count, gathered, Validity.gather(validity(), positions, count));
    }

    @Override
    public LongVector copy() {
        return new LongVector(size(), Arrays.copyOf(values, size()), Validity.copy(validity(), size()));
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
