package io.mesquite.jdbc.frame;

import java.math.BigDecimal;

/**
 * One column of a frame, read by row from 0. What is asked of a value may only be asked where {@link #isNull} is false.
 * The numeric questions are answered by columns of numbers only; see {@link #isNumber()}.
 */
public abstract class ColumnValues {
    private final long[] validity;

    /** @param validity null where no value is null; else bit {@code row & 63} of word {@code row >> 6} is set for a value */
    ColumnValues(long[] validity) {
        this.validity = validity;
    }

    /** A column of values that are there already, in the classes of {@link #value}, and nulls. */
    public static ColumnValues of(Object[] values) {
        return new ObjectValues(values);
    }

    public final boolean isNull(int row) {
        return validity != null && (validity[row >> 6] & 1L << row) == 0;
    }

    /**
     * The value as a Boolean, Integer, Long, Float, Double, BigDecimal, String, {@code byte[]}, UUID, LocalDate, LocalTime, LocalDateTime,
     * OffsetDateTime, or for an array an {@code Object[]} of such values and nulls.
     */
    public abstract Object value(int row);

    /** The value as SQL writes it, without quotes. */
    public String text(int row) {
        return ValueText.of(value(row));
    }

    public boolean isNumber() {
        return false;
    }

    /** Whether values are numbers that {@link #decimal} gives exactly. */
    public boolean isExact() {
        return false;
    }

    /** Whether {@link #epochDay} may be asked. */
    public boolean isDate() {
        return false;
    }

    public long epochDay(int row) {
        throw new IllegalStateException("not a date");
    }

    /**
     * The number without its fraction.
     *
     * @throws ArithmeticException where it does not fit
     */
    public long integer(int row) {
        throw new IllegalStateException("not a number");
    }

    public double floating(int row) {
        throw new IllegalStateException("not a number");
    }

    /** @throws NumberFormatException for NaN and infinities */
    public BigDecimal decimal(int row) {
        throw new IllegalStateException("not a number");
    }
}
