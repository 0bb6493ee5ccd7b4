package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Assertions 5 and 36 of what tools ask of a JDBC server: prepared statements and their parameters. */
final class JdbcParameterTest extends JdbcFixture {
    private PreparedStatement prepare(String sql) throws SQLException {
        return connection().prepareStatement(sql);
    }

    /** The value as it comes back through a marker of the type. */
    private <T> T echo(String type, Object value, Class<T> as) throws SQLException {
        try (PreparedStatement statement = prepare("SELECT CAST(? AS " + type + ")")) {
            statement.setObject(1, value);
            try (ResultSet result = statement.executeQuery()) {
                assertTrue(result.next());
                return result.getObject(1, as);
            }
        }
    }

    @Test
    void metadataIsKnownBeforeExecution() throws SQLException {
        try (PreparedStatement statement = prepare("SELECT n_name AS name, 1 AS one FROM nation LIMIT 0")) {
            ResultSetMetaData columns = statement.getMetaData();
            assertEquals(2, columns.getColumnCount());
            assertEquals("name", columns.getColumnLabel(1));
            assertEquals(Types.INTEGER, columns.getColumnType(2));
            assertEquals(0, statement.getParameterMetaData().getParameterCount());
            assertEquals(0, rows(statement.executeQuery()).size());
        }
        try (PreparedStatement statement = prepare("USE tpch.tiny")) {
            assertNull(statement.getMetaData());
        }
    }

    @Test
    void parametersHaveTheTypesOfTheirPlaces() throws SQLException {
        String sql = "SELECT count(*) FROM lineitem WHERE l_orderkey = ? AND l_shipdate < ? AND l_comment LIKE ?";
        try (PreparedStatement statement = prepare(sql)) {
            ParameterMetaData parameters = statement.getParameterMetaData();
            assertEquals(3, parameters.getParameterCount());
            assertEquals(Types.BIGINT, parameters.getParameterType(1));
            assertEquals("java.lang.Long", parameters.getParameterClassName(1));
            assertEquals(Types.DATE, parameters.getParameterType(2));
            assertEquals(Types.VARCHAR, parameters.getParameterType(3));
            assertEquals(
                    "07009",
                    assertThrows(SQLException.class, () -> parameters.getParameterType(4))
                            .getSQLState());
        }
    }

    @Test
    void executesAgainWithOtherValues() throws SQLException {
        try (PreparedStatement statement = prepare("SELECT n_name FROM nation WHERE n_nationkey = ?")) {
            for (String[] pair :
                    new String[][] {{"0", "ALGERIA"}, {"6", "FRANCE"}, {"7", "GERMANY"}, {"6", "FRANCE"}}) {
                statement.setLong(1, Long.parseLong(pair[0]));
                assertEquals(List.of(List.of(pair[1])), rows(statement.executeQuery()));
            }
            statement.setString(1, "24");
            assertEquals(List.of(List.of("UNITED STATES")), rows(statement.executeQuery()));
            statement.setNull(1, Types.BIGINT);
            assertEquals(List.of(), rows(statement.executeQuery()));
        }
    }

    @Test
    void parametersWorkInLimitsListsAndSubqueries() throws SQLException {
        String sql =
                "SELECT n_name FROM nation WHERE n_regionkey IN (SELECT r_regionkey FROM region WHERE r_name IN (?, ?))"
                        + " ORDER BY n_name LIMIT ? OFFSET ?";
        try (PreparedStatement statement = prepare(sql)) {
            statement.setString(1, "EUROPE");
            statement.setString(2, "ASIA");
            statement.setInt(3, 2);
            statement.setInt(4, 1);
            assertEquals(List.of(List.of("FRANCE"), List.of("GERMANY")), rows(statement.executeQuery()));
        }
    }

    @Test
    void everyClassOfValueComesBackAsItWas() throws SQLException {
        assertEquals(true, echo("BOOLEAN", true, Boolean.class));
        assertEquals(-7, echo("INTEGER", (byte) -7, Integer.class));
        assertEquals(300, echo("SMALLINT", (short) 300, Integer.class));
        assertEquals(Long.MIN_VALUE, echo("BIGINT", Long.MIN_VALUE, Long.class));
        assertEquals(1.5f, echo("REAL", 1.5f, Float.class));
        assertEquals(Double.MIN_VALUE, echo("DOUBLE", Double.MIN_VALUE, Double.class));
        BigDecimal wide = new BigDecimal("-1234567890123456789012345678.0123456789");
        assertEquals(wide, echo("DECIMAL(38, 10)", wide, BigDecimal.class));
        assertEquals("a'b?\uD83D\uDE00", echo("VARCHAR", "a'b?\uD83D\uDE00", String.class));
        assertEquals("", echo("VARCHAR", "", String.class));
        UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        assertEquals(uuid, echo("UUID", uuid, UUID.class));
        assertEquals("00ff", echo("VARBINARY", new byte[] {0, -1}, String.class));
    }

    @Test
    void datesAndTimesComeBackAsTheyWere() throws SQLException {
        LocalDate date = LocalDate.of(1582, 10, 4);
        assertEquals(date, echo("DATE", date, LocalDate.class));
        assertEquals(LocalDate.of(2024, 2, 29), echo("DATE", Date.valueOf("2024-02-29"), LocalDate.class));
        LocalTime time = LocalTime.of(23, 59, 59, 999_999_000);
        assertEquals(time, echo("TIME", time, LocalTime.class));
        assertEquals(LocalTime.of(1, 2, 3), echo("TIME", Time.valueOf("01:02:03"), LocalTime.class));
        LocalDateTime timestamp = LocalDateTime.of(2024, 2, 29, 1, 2, 3, 123_456_000);
        assertEquals(timestamp, echo("TIMESTAMP", timestamp, LocalDateTime.class));
        assertEquals(timestamp, echo("TIMESTAMP", Timestamp.valueOf(timestamp), LocalDateTime.class));
        OffsetDateTime zoned = OffsetDateTime.of(timestamp, ZoneOffset.ofHoursMinutes(5, 30));
        assertEquals(
                zoned.toInstant(),
                echo("TIMESTAMP WITH TIME ZONE", zoned, OffsetDateTime.class).toInstant());
        assertEquals(
                zoned.toInstant(),
                echo("TIMESTAMP WITH TIME ZONE", zoned.toInstant(), OffsetDateTime.class)
                        .toInstant());
        assertEquals(
                zoned.toInstant(),
                echo("TIMESTAMP WITH TIME ZONE", zoned.toZonedDateTime(), OffsetDateTime.class)
                        .toInstant());
    }

    @Test
    void nullsOfEveryTypeComeBack() throws SQLException {
        for (String type : List.of(
                "BOOLEAN",
                "TINYINT",
                "SMALLINT",
                "INTEGER",
                "BIGINT",
                "REAL",
                "DOUBLE",
                "DECIMAL(10, 2)",
                "VARCHAR",
                "CHAR(3)",
                "VARBINARY",
                "DATE",
                "TIME",
                "TIMESTAMP",
                "TIMESTAMP WITH TIME ZONE",
                "UUID")) {
            assertNull(echo(type, null, Object.class), type);
        }
    }

    @Test
    void missingValuesAndWrongPlacesAreErrors() throws SQLException {
        try (PreparedStatement statement = prepare("SELECT CAST(? AS INTEGER) + CAST(? AS INTEGER)")) {
            statement.setInt(1, 1);
            SQLException missing = assertThrows(SQLException.class, statement::executeQuery);
            assertEquals("07001", missing.getSQLState());
            assertTrue(missing.getMessage().contains("2"), missing.getMessage());
            assertEquals(
                    "07009",
                    assertThrows(SQLException.class, () -> statement.setInt(3, 1))
                            .getSQLState());
            assertEquals(
                    "07009",
                    assertThrows(SQLException.class, () -> statement.setInt(0, 1))
                            .getSQLState());
            assertEquals(
                    "07006",
                    assertThrows(SQLException.class, () -> statement.setObject(2, new Object()))
                            .getSQLState());
            statement.setInt(2, 2);
            assertEquals(List.of(List.of("3")), rows(statement.executeQuery()));
            statement.clearParameters();
            assertEquals(
                    "07001",
                    assertThrows(SQLException.class, statement::executeQuery).getSQLState());
        }
        SQLException unbound = assertThrows(SQLException.class, () -> rows("SELECT CAST(? AS INTEGER)"));
        assertEquals("07001", unbound.getSQLState());
    }

    @Test
    void aValueThatDoesNotFitItsPlaceIsAnError() throws SQLException {
        try (PreparedStatement statement = prepare("SELECT n_name FROM nation WHERE n_nationkey = ?")) {
            statement.setString(1, "six");
            assertEquals(
                    "22018",
                    assertThrows(SQLException.class, () -> rows(statement.executeQuery()))
                            .getSQLState());
        }
    }

    @Test
    void preparingReportsErrorsAtOnce() {
        assertEquals(
                "42P01",
                assertThrows(SQLException.class, () -> prepare("SELECT * FROM nowhere WHERE a = ?"))
                        .getSQLState());
    }
}
