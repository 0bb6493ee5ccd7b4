package io.mesquite.jdbc.frame;

import java.util.UUID;

/** UUID in two longs. */
final class UuidValues extends ColumnValues {
    private final long[] high;
    private final long[] low;

    UuidValues(long[] high, long[] low, long[] validity) {
        super(validity);
        this.high = high;
        this.low = low;
    }

    @Override
    public Object value(int row) {
        return new UUID(high[row], low[row]);
    }
}
