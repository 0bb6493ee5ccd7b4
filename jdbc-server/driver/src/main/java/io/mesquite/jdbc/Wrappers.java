package io.mesquite.jdbc;

import java.sql.SQLException;

/** JDBC's {@code Wrapper} for objects that wrap nothing. */
final class Wrappers {
    private Wrappers() {}

    static <T> T unwrap(Object object, Class<T> type) throws SQLException {
        if (!type.isInstance(object)) {
            throw new SQLException(object.getClass().getSimpleName() + " is not a " + type.getName());
        }
        return type.cast(object);
    }
}
