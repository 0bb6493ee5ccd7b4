package io.mesquite.jdbc.frame;

import java.math.BigDecimal;

/** BOOLEAN; as a number 1 or 0. */
final class BooleanValues extends ColumnValues {
    private final byte[] values;

    BooleanValues(byte[] values, long[] validity) {
        super(validity);
        this.values = values;
    }

    @Override
    public Object value(int row) {
        return values[row] != 0;
    }

    @Override
    public boolean isNumber() {
        return true;
    }

    @Override
    public long integer(int row) {
        return values[row];
    }

    @Override
    public double floating(int row) {
        return values[row];
    }

    @Override
    public BigDecimal decimal(int row) {
        return BigDecimal.valueOf(values[row]);
    }
}
