package io.mesquite.jdbc.wire;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;

/** Turns what went wrong into the SQLException that JDBC wants for it. */
public final class ServerErrors {
    public static final String CONNECTION_FAILURE = "08006";
    public static final String CANNOT_CONNECT = "08001";
    public static final String CONNECTION_DOES_NOT_EXIST = "08003";

    private ServerErrors() {}

    /** @param name of the error code, such as {@code QUERY_TIMEOUT} */
    static SQLException of(String name, String sqlState, int code, String message) {
        if (name.equals("QUERY_TIMEOUT")) {
            return new SQLTimeoutException(message, sqlState, code);
        }
        return switch (sqlState.substring(0, 2)) {
            case "08" -> new SQLNonTransientConnectionException(message, sqlState, code);
            case "22" -> new SQLDataException(message, sqlState, code);
            case "28" -> new SQLInvalidAuthorizationSpecException(message, sqlState, code);
            case "42" -> new SQLSyntaxErrorException(message, sqlState, code);
            case "53" -> new SQLTransientException(message, sqlState, code);
            default -> new SQLException(message, sqlState, code);
        };
    }

    /** The connection can't be used any more, or never could. */
    public static SQLException connection(String sqlState, String message, Throwable cause) {
        return new SQLNonTransientConnectionException(message, sqlState, cause);
    }
}
