package io.mesquite.jdbc;

import java.io.InputStream;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** A result that is read forwards once; scrolling, and kinds of values that Mesquite does not have, are refused. */
abstract class ScrollingRefused extends GettersByLabel {
    @Override
    @SuppressWarnings("deprecation")
    public final InputStream getUnicodeStream(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.getUnicodeStream");
    }

    @Override
    public final Ref getRef(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.getRef");
    }

    @Override
    public final RowId getRowId(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.getRowId");
    }

    @Override
    public final NClob getNClob(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.getNClob");
    }

    @Override
    public final SQLXML getSQLXML(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.getSQLXML");
    }

    @Override
    public final String getCursorName() throws SQLException {
        throw Unsupported.feature("ResultSet.getCursorName");
    }

    @Override
    public final void beforeFirst() throws SQLException {
        throw Unsupported.feature("ResultSet.beforeFirst");
    }

    @Override
    public final void afterLast() throws SQLException {
        throw Unsupported.feature("ResultSet.afterLast");
    }

    @Override
    public final boolean first() throws SQLException {
        throw Unsupported.feature("ResultSet.first");
    }

    @Override
    public final boolean last() throws SQLException {
        throw Unsupported.feature("ResultSet.last");
    }

    @Override
    public final boolean absolute(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.absolute");
    }

    @Override
    public final boolean relative(int column) throws SQLException {
        throw Unsupported.feature("ResultSet.relative");
    }

    @Override
    public final boolean previous() throws SQLException {
        throw Unsupported.feature("ResultSet.previous");
    }
}
