package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JDBC's escapes, which tools write where databases differ. */
final class JdbcEscapeTest extends JdbcFixture {
    private String value(String expression) throws SQLException {
        return rows("SELECT " + expression).get(0).get(0);
    }

    @Test
    void datesAndTimes() throws SQLException {
        assertEquals("2024-02-29", value("{d '2024-02-29'}"));
        assertEquals("12:34:56", value("{t '12:34:56'}"));
        assertEquals("2024-02-29 12:34:56.123456", value("{ts '2024-02-29 12:34:56.123456'}"));
    }

    @Test
    void functions() throws SQLException {
        assertEquals("ABC", value("{fn UCASE('abc')}"));
        assertEquals("abc", value("{fn LCASE('ABC')}"));
        assertEquals("ab", value("{fn CONCAT('a', 'b')}"));
        assertEquals("b", value("{fn SUBSTRING('abc', 2, 1)}"));
        assertEquals("3", value("{fn LENGTH('abc')}"));
        assertEquals("2", value("{fn ABS({fn MOD(-5, 3)})}"));
        assertEquals("2024", value("{fn YEAR({d '2024-02-29'})}"));
        assertEquals("5", value("{fn CONVERT('5', SQL_INTEGER)}"));
    }

    @Test
    void likeAndOuterJoins() throws SQLException {
        assertEquals(List.of(List.of("5")), rows("SELECT count(*) FROM region WHERE 'a_c' LIKE 'a!_c' {escape '!'}"));
        assertEquals(
                List.of(List.of("25")),
                rows("SELECT count(*) FROM {oj nation LEFT OUTER JOIN region ON n_regionkey = r_regionkey}"));
    }

    @Test
    void bracesInTextsAndCommentsStay() throws SQLException {
        assertEquals("{d x}", value("'{d x}' /* {fn */"));
    }
}
