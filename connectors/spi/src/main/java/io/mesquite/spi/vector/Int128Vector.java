package io.mesquite.spi.vector;

import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.Layout;
import java.util.Arrays;

/** Values of {@link Layout#INT128}: the high and the low 64 bits in one array each. */
public final class Int128Vector extends Vector {
    private final long[] high;
    private final long[] low;

    /** @param high and {@code low}: at least {@code size} values each, kept and not copied */
    public Int128Vector(int size, long[] high, long[] low, long[] validity) {
        super(size, validity);
        this.high = high;
        this.low = low;
    }

    public long[] high() {
        return high;
    }

    public long[] low() {
        return low;
    }

    @Override
    public Layout layout() {
        return Layout.INT128;
    }

    @Override
    public Int128Vector gather(int[] positions, int count) {
        long[] gatheredHigh = new long[count];
        long[] gatheredLow = new long[count];
        for (int i = 0; i < count; i++) {
            int position = positions[i];
            gatheredHigh[i] = high[position];
            gatheredLow[i] = low[position];
        }
        return new Int128Vector(count, gatheredHigh, gatheredLow, Validity.gather(validity(), positions, count));
    }

    @Override
    public Int128Vector copy() {
        return new Int128Vector(
                size(), Arrays.copyOf(high, size()), Arrays.copyOf(low, size()), Validity.copy(validity(), size()));
    }

    @Override
    public Object value(int position) {
        return isNull(position) ? null : new Int128(high[position], low[position]);
    }

    @Override
    public long retainedBytes() {
        return 8L * (high.length + low.length) + validityBytes();
    }
}
