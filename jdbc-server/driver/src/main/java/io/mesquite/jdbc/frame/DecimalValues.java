package io.mesquite.jdbc.frame;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;

/** DECIMAL, unscaled in one long or in two. */
final class DecimalValues extends ColumnValues {
    private final long[] high;
    private final long[] low;
    private final int scale;

    /** @param high null where {@code low} has the whole value */
    DecimalValues(long[] high, long[] low, int scale, long[] validity) {
        super(validity);
        this.high = high;
        this.low = low;
        this.scale = scale;
    }

    @Override
    public Object value(int row) {
        return decimal(row);
    }

    @Override
    public BigDecimal decimal(int row) {
        long lowBits = low[row];
        if (high == null || high[row] == lowBits >> 63) {
            return BigDecimal.valueOf(lowBits, scale);
        }
        byte[] unscaled =
                ByteBuffer.allocate(16).putLong(high[row]).putLong(lowBits).array();
        return new BigDecimal(new BigInteger(unscaled), scale);
    }

    @Override
    public boolean isNumber() {
        return true;
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public long integer(int row) {
        return decimal(row).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    @Override
    public double floating(int row) {
        return decimal(row).doubleValue();
    }
}
