package io.mesquite.jdbc.frame;

import java.math.BigDecimal;

/** TINYINT, SMALLINT and INTEGER. */
final class IntValues extends ColumnValues {
    private final int[] values;

    IntValues(int[] values, long[] validity) {
        super(validity);
        this.values = values;
    }

    @Override
    public Object value(int row) {
        return values[row];
    }

    @Override
    public String text(int row) {
        return Integer.toString(values[row]);
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
