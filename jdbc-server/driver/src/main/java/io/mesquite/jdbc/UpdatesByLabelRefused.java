package io.mesquite.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** A result whose rows can't be changed: what would change one by a column's label is refused too. */
abstract class UpdatesByLabelRefused extends UpdatesRefused {
    @Override
    public final void updateNull(String label) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNull");
    }

    @Override
    public final void updateBoolean(String label, boolean value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBoolean");
    }

    @Override
    public final void updateByte(String label, byte value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateByte");
    }

    @Override
    public final void updateShort(String label, short value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateShort");
    }

    @Override
    public final void updateInt(String label, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateInt");
    }

    @Override
    public final void updateLong(String label, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateLong");
    }

    @Override
    public final void updateFloat(String label, float value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateFloat");
    }

    @Override
    public final void updateDouble(String label, double value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateDouble");
    }

    @Override
    public final void updateBigDecimal(String label, BigDecimal value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBigDecimal");
    }

    @Override
    public final void updateString(String label, String text) throws SQLException {
        throw Unsupported.feature("ResultSet.updateString");
    }

    @Override
    public final void updateBytes(String label, byte[] value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBytes");
    }

    @Override
    public final void updateDate(String label, Date value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateDate");
    }

    @Override
    public final void updateTime(String label, Time value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateTime");
    }

    @Override
    public final void updateTimestamp(String label, Timestamp value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateTimestamp");
    }

    @Override
    public final void updateAsciiStream(String label, InputStream value, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(String label, InputStream value, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(String label, Reader value, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateCharacterStream");
    }

    @Override
    public final void updateObject(String label, Object value, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateObject");
    }

    @Override
    public final void updateObject(String label, Object value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateObject");
    }

    @Override
    public final void updateRef(String label, Ref value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateRef");
    }

    @Override
    public final void updateBlob(String label, Blob value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBlob");
    }

    @Override
    public final void updateClob(String label, Clob value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateClob");
    }

    @Override
    public final void updateArray(String label, Array value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateArray");
    }

    @Override
    public final void updateRowId(String label, RowId value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateRowId");
    }

    @Override
    public final void updateNString(String label, String text) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNString");
    }

    @Override
    public final void updateNClob(String label, NClob value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNClob");
    }

    @Override
    public final void updateSQLXML(String label, SQLXML value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateSQLXML");
    }

    @Override
    public final void updateNCharacterStream(String label, Reader value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNCharacterStream");
    }

    @Override
    public final void updateAsciiStream(String label, InputStream value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(String label, InputStream value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(String label, Reader value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateCharacterStream");
    }

    @Override
    public final void updateBlob(String label, InputStream value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBlob");
    }

    @Override
    public final void updateClob(String label, Reader value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateClob");
    }

    @Override
    public final void updateNClob(String label, Reader value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNClob");
    }

    @Override
    public final void updateNCharacterStream(String label, Reader value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNCharacterStream");
    }

    @Override
    public final void updateAsciiStream(String label, InputStream value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(String label, InputStream value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(String label, Reader value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateCharacterStream");
    }

    @Override
    public final void updateBlob(String label, InputStream value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBlob");
    }

    @Override
    public final void updateClob(String label, Reader value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateClob");
    }

    @Override
    public final void updateNClob(String label, Reader value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNClob");
    }

    @Override
    public final void updateObject(String label, Object value, SQLType type, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateObject");
    }

    @Override
    public final void updateObject(String label, Object value, SQLType type) throws SQLException {
        throw Unsupported.feature("ResultSet.updateObject");
    }
}
