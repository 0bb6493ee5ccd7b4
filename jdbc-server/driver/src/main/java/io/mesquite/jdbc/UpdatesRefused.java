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
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/** A result whose rows can't be changed: what would change one by a column's index is refused. */
abstract class UpdatesRefused implements ResultSet {
    @Override
    public final void updateNull(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNull");
    }

    @Override
    public final void updateBoolean(int column, boolean value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBoolean");
    }

    @Override
    public final void updateByte(int column, byte value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateByte");
    }

    @Override
    public final void updateShort(int column, short value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateShort");
    }

    @Override
    public final void updateInt(int column, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateInt");
    }

    @Override
    public final void updateLong(int column, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateLong");
    }

    @Override
    public final void updateFloat(int column, float value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateFloat");
    }

    @Override
    public final void updateDouble(int column, double value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateDouble");
    }

    @Override
    public final void updateBigDecimal(int column, BigDecimal value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBigDecimal");
    }

    @Override
    public final void updateString(int column, String text) throws SQLException {
        throw Unsupported.feature("ResultSet.updateString");
    }

    @Override
    public final void updateBytes(int column, byte[] value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBytes");
    }

    @Override
    public final void updateDate(int column, Date value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateDate");
    }

    @Override
    public final void updateTime(int column, Time value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateTime");
    }

    @Override
    public final void updateTimestamp(int column, Timestamp value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateTimestamp");
    }

    @Override
    public final void updateAsciiStream(int column, InputStream value, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(int column, InputStream value, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(int column, Reader value, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateCharacterStream");
    }

    @Override
    public final void updateObject(int column, Object value, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateObject");
    }

    @Override
    public final void updateObject(int column, Object value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateObject");
    }

    @Override
    public final void insertRow() throws SQLException {
        throw Unsupported.feature("ResultSet.insertRow");
    }

    @Override
    public final void updateRow() throws SQLException {
        throw Unsupported.feature("ResultSet.updateRow");
    }

    @Override
    public final void deleteRow() throws SQLException {
        throw Unsupported.feature("ResultSet.deleteRow");
    }

    @Override
    public final void refreshRow() throws SQLException {
        throw Unsupported.feature("ResultSet.refreshRow");
    }

    @Override
    public final void cancelRowUpdates() throws SQLException {
        throw Unsupported.feature("ResultSet.cancelRowUpdates");
    }

    @Override
    public final void moveToInsertRow() throws SQLException {
        throw Unsupported.feature("ResultSet.moveToInsertRow");
    }

    @Override
    public final void moveToCurrentRow() throws SQLException {
        throw Unsupported.feature("ResultSet.moveToCurrentRow");
    }

    @Override
    public final void updateRef(int column, Ref value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateRef");
    }

    @Override
    public final void updateBlob(int column, Blob value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBlob");
    }

    @Override
    public final void updateClob(int column, Clob value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateClob");
    }

    @Override
    public final void updateArray(int column, Array value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateArray");
    }

    @Override
    public final void updateRowId(int column, RowId value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateRowId");
    }

    @Override
    public final void updateNString(int column, String text) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNString");
    }

    @Override
    public final void updateNClob(int column, NClob value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNClob");
    }

    @Override
    public final void updateSQLXML(int column, SQLXML value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateSQLXML");
    }

    @Override
    public final void updateNCharacterStream(int column, Reader value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNCharacterStream");
    }

    @Override
    public final void updateAsciiStream(int column, InputStream value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(int column, InputStream value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(int column, Reader value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateCharacterStream");
    }

    @Override
    public final void updateBlob(int column, InputStream value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBlob");
    }

    @Override
    public final void updateClob(int column, Reader value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateClob");
    }

    @Override
    public final void updateNClob(int column, Reader value, long length) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNClob");
    }

    @Override
    public final void updateNCharacterStream(int column, Reader value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNCharacterStream");
    }

    @Override
    public final void updateAsciiStream(int column, InputStream value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateAsciiStream");
    }

    @Override
    public final void updateBinaryStream(int column, InputStream value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBinaryStream");
    }

    @Override
    public final void updateCharacterStream(int column, Reader value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateCharacterStream");
    }

    @Override
    public final void updateBlob(int column, InputStream value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateBlob");
    }

    @Override
    public final void updateClob(int column, Reader value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateClob");
    }

    @Override
    public final void updateNClob(int column, Reader value) throws SQLException {
        throw Unsupported.feature("ResultSet.updateNClob");
    }

    @Override
    public final void updateObject(int column, Object value, SQLType type, int number) throws SQLException {
        throw Unsupported.feature("ResultSet.updateObject");
    }

    @Override
    public final void updateObject(int column, Object value, SQLType type) throws SQLException {
        throw Unsupported.feature("ResultSet.updateObject");
    }
}
