package io.mesquite.jdbc.frame;

import java.math.BigDecimal;

/** DOUBLE, and REAL, whose values are exact floats. */
final class DoubleValues extends ColumnValues {
    private final double[] values;
    private final boolean real;

    DoubleValues(double[] values, boolean real, long[] validity) {
        super(validity);
        this.values = values;
        this.real = real;
    }

    @Override
    public Object value(int row) {
        if (real) {
            return (float) values[row];
        }
        return values[row];
    }

    @Override
    public boolean isNumber() {
        return true;
    }

    @Override
    public long integer(int row) {
        double value = values[row];
        if (!(value >= Long.MIN_VALUE && value < 0x1p63)) {
            throw new ArithmeticException(value + " is out of the range of integers");
        }
        return (long) value;
    }

    @Override
    public double floating(int row) {
        return values[row];
    }

    @Override
    public BigDecimal decimal(int row) {
        return new BigDecimal(text(row));
    }
}
