package io.mesquite.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/**
 * What JDBC has and Mesquite does not. The SQLSTATE is that of drivers (IM001) and not the standard's 0A000: connection
 * pools throw a connection away when they see that one.
 */
final class Unsupported {
    private static final String SQL_STATE = "IM001";

    private Unsupported() {}

    static SQLException feature(String name) {
        return new SQLFeatureNotSupportedException("Mesquite does not support " + name, SQL_STATE);
    }
}
