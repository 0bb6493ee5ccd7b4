package io.mesquite.engine.sort;

import io.mesquite.engine.kernel.Int128Math;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.vector.Int128Vector;

/** A key of 128-bit integers. What fits a long, as most values do, is its own code; all others have the code of the end they are beyond. */
final class WideKey extends KeyColumn {
    private final long[] high;
    private final long[] low;

    WideKey(SortKey key, Int128Vector values) {
        super(key, values.validity());
        this.high = values.high();
        this.low = values.low();
    }

    @Override
    long code(int row, int depth) {
        long value = low[row];
        boolean fits = high[row] == value >> 63;
        return fits ? value : high[row] < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    @Override
    int compareValues(int left, int right) {
        return Int128Math.compare(high[left], low[left], high[right], low[right]);
    }

    @Override
    boolean decides(long code) {
        return code != Long.MIN_VALUE && code != Long.MAX_VALUE;
    }
}
