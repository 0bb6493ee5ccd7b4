package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import org.junit.jupiter.api.Test;

/** Assertion 39 of what tools ask of a JDBC server: errors with their state and place, and no server's stack trace. */
final class JdbcErrorTest extends JdbcFixture {
    private SQLException fail(String sql, String state, String... words) {
        SQLException failure = assertThrows(SQLException.class, () -> rows(sql), sql);
        String message = failure.getMessage();
        assertEquals(state, failure.getSQLState(), message);
        assertTrue(failure.getErrorCode() > 0, message);
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
        assertFalse(message.contains("\tat ") || message.contains("Exception"), message);
        return failure;
    }

    @Test
    void syntaxErrors() {
        assertInstanceOf(
                SQLSyntaxErrorException.class,
                fail("SELECT n_name\nFROM nation\n  WHERE n_name = = 2", "42601", "at 3:16"));
        fail("SELEC 1", "42601", "at 1:1");
        fail("", "42601");
    }

    @Test
    void unknownNames() {
        fail("SELECT *\n  FROM nations", "42P01", "nations", "at 2:8");
        fail("SELECT n_nam FROM nation", "42703", "n_nam", "at 1:8");
        fail("SELECT nosuch(1)", "42883", "nosuch", "at 1:8");
        fail("SELECT * FROM tpch.nowhere.nation", "3F000", "nowhere");
        fail("SELECT * FROM nowhere.tiny.nation", "3D000", "nowhere");
        fail("SELECT n_name FROM nation a, nation b", "42702", "n_name", "at 1:8");
    }

    @Test
    void wrongTypesAndGrouping() {
        fail("SELECT n_name, count(*) FROM nation", "42803", "n_name", "at 1:8");
        fail("SELECT n_name + DATE '2024-01-01' FROM nation", "42804", "at 1:8");
    }

    @Test
    void errorsOfValues() {
        assertInstanceOf(SQLDataException.class, fail("SELECT 1 / (n_nationkey - n_nationkey) FROM nation", "22012"));
        fail("SELECT CAST(n_name AS INTEGER) FROM nation", "22018", "ALGERIA");
        fail("SELECT CAST(n_nationkey + 1000 AS TINYINT) FROM nation", "22003");
        fail("SELECT (SELECT n_name FROM nation)", "21000");
    }

    @Test
    void theMemoryLimit() throws SQLException {
        statement().execute("SET SESSION memory_limit = '1MB'");
        SQLException failure =
                fail("SELECT l_orderkey, l_linenumber, count(*) FROM sf1.lineitem GROUP BY 1, 2 ORDER BY 3", "53200");
        assertTrue(failure.getMessage().contains("memory"), failure.getMessage());
    }

    @Test
    void aStatementCanBeUsedAgainAfterAnError() throws SQLException {
        try (var statement = statement()) {
            assertThrows(SQLException.class, () -> statement.executeQuery("SELECT nonsense"));
            assertTrue(statement.executeQuery("SELECT 1").next());
        }
    }
}
