package io.mesquite.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Calendar;

/**
 * JDBC's ways to set a parameter, which come down to {@link #set}. A target type that is given beside a value is not
 * needed: the server knows the parameter's type and casts to it.
 */
abstract class ParameterSetters extends MesquiteStatement implements PreparedStatement {
    ParameterSetters(MesquiteConnection connection, int id) {
        super(connection, id);
    }

    /** Sets the parameter, counted from 1. */
    abstract void set(int parameter, Object value) throws SQLException;

    @Override
    public final void setBoolean(int parameter, boolean value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setByte(int parameter, byte value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setShort(int parameter, short value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setInt(int parameter, int value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setLong(int parameter, long value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setFloat(int parameter, float value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setDouble(int parameter, double value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setBigDecimal(int parameter, BigDecimal value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setString(int parameter, String value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setNString(int parameter, String value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setBytes(int parameter, byte[] value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setDate(int parameter, Date value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setTime(int parameter, Time value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setTimestamp(int parameter, Timestamp value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setObject(int parameter, Object value) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setNull(int parameter, int type) throws SQLException {
        set(parameter, null);
    }

    @Override
    public final void setNull(int parameter, int type, String typeName) throws SQLException {
        set(parameter, null);
    }

    @Override
    public final void setObject(int parameter, Object value, int type) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setObject(int parameter, Object value, int type, int scale) throws SQLException {
        set(parameter, value);
    }

    @Override
    public final void setDate(int parameter, Date value, Calendar calendar) throws SQLException {
        set(
                parameter,
                value == null || calendar == null ? value : at(value, calendar).toLocalDate());
    }

    @Override
    public final void setTime(int parameter, Time value, Calendar calendar) throws SQLException {
        set(
                parameter,
                value == null || calendar == null ? value : at(value, calendar).toLocalTime());
    }

    @Override
    public final void setTimestamp(int parameter, Timestamp value, Calendar calendar) throws SQLException {
        set(
                parameter,
                value == null || calendar == null
                        ? value
                        : LocalDateTime.ofInstant(
                                value.toInstant(), calendar.getTimeZone().toZoneId()));
    }

    @Override
    public final void setAsciiStream(int parameter, InputStream value) throws SQLException {
        set(parameter, value == null ? null : new String(read(value), StandardCharsets.US_ASCII));
    }

    @Override
    public final void setAsciiStream(int parameter, InputStream value, int length) throws SQLException {
        set(parameter, value == null ? null : new String(read(value), StandardCharsets.US_ASCII));
    }

    @Override
    public final void setAsciiStream(int parameter, InputStream value, long length) throws SQLException {
        set(parameter, value == null ? null : new String(read(value), StandardCharsets.US_ASCII));
    }

    @Override
    public final void setBinaryStream(int parameter, InputStream value) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setBinaryStream(int parameter, InputStream value, int length) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setBinaryStream(int parameter, InputStream value, long length) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setCharacterStream(int parameter, Reader value) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setCharacterStream(int parameter, Reader value, int length) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setCharacterStream(int parameter, Reader value, long length) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setNCharacterStream(int parameter, Reader value) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setNCharacterStream(int parameter, Reader value, long length) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setClob(int parameter, Reader value) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setClob(int parameter, Reader value, long length) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setNClob(int parameter, Reader value) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setNClob(int parameter, Reader value, long length) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setBlob(int parameter, InputStream value) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setBlob(int parameter, InputStream value, long length) throws SQLException {
        set(parameter, value == null ? null : read(value));
    }

    @Override
    public final void setBlob(int parameter, Blob value) throws SQLException {
        set(parameter, value == null ? null : value.getBytes(1, (int) value.length()));
    }

    @Override
    public final void setClob(int parameter, Clob value) throws SQLException {
        set(parameter, value == null ? null : value.getSubString(1, (int) value.length()));
    }

    @Override
    public final void setNClob(int parameter, NClob value) throws SQLException {
        setClob(parameter, value);
    }

    @Override
    public final void setArray(int parameter, Array value) throws SQLException {
        throw Unsupported.feature("parameters of type Array");
    }

    @Override
    public final void setRef(int parameter, Ref value) throws SQLException {
        throw Unsupported.feature("parameters of type Ref");
    }

    @Override
    public final void setRowId(int parameter, RowId value) throws SQLException {
        throw Unsupported.feature("parameters of type RowId");
    }

    @Override
    public final void setSQLXML(int parameter, SQLXML value) throws SQLException {
        throw Unsupported.feature("parameters of type SQLXML");
    }

    @Override
    public final void setURL(int parameter, URL value) throws SQLException {
        throw Unsupported.feature("parameters of type URL");
    }

    @Override
    @Deprecated
    public final void setUnicodeStream(int parameter, InputStream value, int length) throws SQLException {
        set(parameter, value == null ? null : new String(read(value), StandardCharsets.UTF_8));
    }

    private static LocalDateTime at(java.util.Date value, Calendar calendar) {
        return LocalDateTime.ofInstant(
                java.time.Instant.ofEpochMilli(value.getTime()),
                calendar.getTimeZone().toZoneId());
    }

    private static byte[] read(InputStream stream) throws SQLException {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new SQLException("The parameter's stream can't be read: " + e.getMessage(), "22000", e);
        }
    }

    private static String read(Reader reader) throws SQLException {
        try (reader) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new SQLException("The parameter's text can't be read: " + e.getMessage(), "22000", e);
        }
    }
}
