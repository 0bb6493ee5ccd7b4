package io.mesquite.jdbc;

import io.mesquite.jdbc.frame.ColumnValues;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.Map;

/** Reads the values of the current row. */
abstract class ValueGetters extends ScrollingRefused {
    private final DateCache dates = new DateCache();
    private boolean wasNull;

    /** The current frame's column, from 1; checks that there is a current row and such a column. */
    abstract ColumnValues values(int column) throws SQLException;

    /** The current row in its frame. */
    abstract int row();

    abstract ResultColumn column(int column);

    /** The column's values, or null where the current one is null. */
    private ColumnValues valuesUnlessNull(int column) throws SQLException {
        ColumnValues values = values(column);
        wasNull = values.isNull(row());
        return wasNull ? null : values;
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public String getString(int column) throws SQLException {
        ColumnValues values = valuesUnlessNull(column);
        return values == null ? null : values.text(row());
    }

    @Override
    public boolean getBoolean(int column) throws SQLException {
        Boolean value = getObject(column, Boolean.class);
        return value != null && value;
    }

    @Override
    public byte getByte(int column) throws SQLException {
        return (byte) integer(column, Byte.MIN_VALUE, Byte.MAX_VALUE, "a byte");
    }

    @Override
    public short getShort(int column) throws SQLException {
        return (short) integer(column, Short.MIN_VALUE, Short.MAX_VALUE, "a short");
    }

    @Override
    public int getInt(int column) throws SQLException {
        return (int) integer(column, Integer.MIN_VALUE, Integer.MAX_VALUE, "an int");
    }

    @Override
    public long getLong(int column) throws SQLException {
        return integer(column, Long.MIN_VALUE, Long.MAX_VALUE, "a long");
    }

    private long integer(int column, long min, long max, String target) throws SQLException {
        ColumnValues values = valuesUnlessNull(column);
        if (values == null) {
            return 0;
        }
        int row = row();
        try {
            long value = values.isNumber()
                    ? values.integer(row)
                    : ValueConversion.to(Long.class, values.value(row), () -> values.text(row));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (ArithmeticException e) {
            // said below, as for all numbers that do not fit
        }
        throw new java.sql.SQLDataException("The value " + values.text(row) + " does not fit " + target, "22003");
    }

    @Override
    public float getFloat(int column) throws SQLException {
        return (float) getDouble(column);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        ColumnValues values = valuesUnlessNull(column);
        if (values == null) {
            return 0;
        }
        int row = row();
        return values.isNumber()
                ? values.floating(row)
                : ValueConversion.to(Double.class, values.value(row), () -> values.text(row));
    }

    @Override
    public BigDecimal getBigDecimal(int column) throws SQLException {
        ColumnValues values = valuesUnlessNull(column);
        if (values == null) {
            return null;
        }
        int row = row();
        return values.isExact()
                ? values.decimal(row)
                : ValueConversion.to(BigDecimal.class, values.value(row), () -> values.text(row));
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        BigDecimal value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public byte[] getBytes(int column) throws SQLException {
        ColumnValues values = valuesUnlessNull(column);
        if (values == null) {
            return null;
        }
        return values.value(row()) instanceof byte[] bytes
                ? bytes
                : values.text(row()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Date getDate(int column) throws SQLException {
        ColumnValues values = valuesUnlessNull(column);
        if (values != null && values.isDate()) {
            return dates.of(values.epochDay(row()));
        }
        return values == null ? null : getObject(column, Date.class);
    }

    @Override
    public Time getTime(int column) throws SQLException {
        return getObject(column, Time.class);
    }

    @Override
    public Timestamp getTimestamp(int column) throws SQLException {
        return getObject(column, Timestamp.class);
    }

    @Override
    public Date getDate(int column, Calendar calendar) throws SQLException {
        LocalDate date = getObject(column, LocalDate.class);
        if (date == null || calendar == null) {
            return date == null ? null : Date.valueOf(date);
        }
        return new Date(ValueConversion.at(date.atStartOfDay(), calendar).toEpochMilli());
    }

    @Override
    public Time getTime(int column, Calendar calendar) throws SQLException {
        LocalTime time = getObject(column, LocalTime.class);
        if (time == null || calendar == null) {
            return time == null ? null : Time.valueOf(time);
        }
        return new Time(
                ValueConversion.at(time.atDate(LocalDate.EPOCH), calendar).toEpochMilli());
    }

    @Override
    public Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
        ColumnValues values = valuesUnlessNull(column);
        if (values == null) {
            return null;
        }
        if (calendar == null || values.value(row()) instanceof OffsetDateTime) {
            return getTimestamp(column);
        }
        return Timestamp.from(ValueConversion.at(getObject(column, LocalDateTime.class), calendar));
    }

    @Override
    public Object getObject(int column) throws SQLException {
        ColumnValues values = valuesUnlessNull(column);
        if (values == null) {
            return null;
        }
        if (values.isDate()) {
            return dates.of(values.epochDay(row()));
        }
        Object value = values.value(row());
        return value instanceof Object[] ? getArray(column) : ValueConversion.toDefault(value);
    }

    @Override
    public Object getObject(int column, Map<String, Class<?>> map) throws SQLException {
        return getObject(column);
    }

    @Override
    public <T> T getObject(int column, Class<T> type) throws SQLException {
        if (type == null) {
            throw new SQLException("getObject needs a class", "22023");
        }
        ColumnValues values = valuesUnlessNull(column);
        if (values == null) {
            return null;
        }
        int row = row();
        Object value = values.value(row);
        if (value instanceof Object[] && type.isAssignableFrom(Array.class)) {
            return type.cast(getArray(column));
        }
        return ValueConversion.to(type, value, () -> values.text(row));
    }

    @Override
    public Array getArray(int column) throws SQLException {
        ColumnValues values = valuesUnlessNull(column);
        if (values == null) {
            return null;
        }
        if (values.value(row()) instanceof Object[] elements) {
            return new MesquiteArray(column(column).type().element(), elements, values.text(row()));
        }
        int row = row();
        throw ValueConversion.mismatch(values.value(row), () -> values.text(row), "ARRAY");
    }

    @Override
    public InputStream getAsciiStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public InputStream getBinaryStream(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader getCharacterStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    @Override
    public String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public URL getURL(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.getURL");
    }

    @Override
    public Blob getBlob(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.getBlob; use getBytes");
    }

    @Override
    public Clob getClob(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.getClob; use getString");
    }
}
