package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Assertions 35, 37 and 38 of what tools ask of a JDBC server: values at the edges of their types. */
final class JdbcValueTest extends JdbcFixture {
    private ResultSet row(String expressions) throws SQLException {
        ResultSet result = statement().executeQuery("SELECT " + expressions);
        assertTrue(result.next());
        return result;
    }

    @Test
    void objectsOfAskedClasses() throws SQLException {
        ResultSet row = row("DATE '2024-02-29', TIMESTAMP '2024-02-29 01:02:03.123456', 12.50, 'text',"
                + " CAST('00112233-4455-6677-8899-aabbccddeeff' AS UUID),"
                + " CAST('2024-02-29 01:02:03.123456+02:00' AS TIMESTAMP WITH TIME ZONE), TIME '23:59:59.5'");
        assertEquals(LocalDate.of(2024, 2, 29), row.getObject(1, LocalDate.class));
        assertEquals(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 123_456_000), row.getObject(2, LocalDateTime.class));
        assertEquals(new BigDecimal("12.50"), row.getObject(3, BigDecimal.class));
        assertEquals("text", row.getObject(4, String.class));
        assertEquals(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"), row.getObject(5, UUID.class));
        assertEquals(
                OffsetDateTime.parse("2024-02-29T01:02:03.123456+02:00").toInstant(),
                row.getObject(6, OffsetDateTime.class).toInstant());
        assertEquals(LocalTime.of(23, 59, 59, 500_000_000), row.getObject(7, LocalTime.class));
    }

    @Test
    void wideDecimals() throws SQLException {
        String digits = "9999999999999999999999999999.0123456789";
        ResultSet row = row("CAST('" + digits + "' AS DECIMAL(38, 10)), CAST('-" + digits + "' AS DECIMAL(38, 10))");
        assertEquals(38, row.getMetaData().getPrecision(1));
        assertEquals(10, row.getMetaData().getScale(1));
        assertEquals(new BigDecimal(digits), row.getBigDecimal(1));
        assertEquals("-" + digits, row.getString(2));
        assertEquals(
                "22003", assertThrows(SQLException.class, () -> row.getLong(1)).getSQLState());
    }

    @Test
    void notANumberAndInfinities() throws SQLException {
        ResultSet row = row("CAST('NaN' AS DOUBLE), CAST('Infinity' AS DOUBLE), CAST('-Infinity' AS REAL)");
        assertTrue(Double.isNaN(row.getDouble(1)));
        assertEquals("NaN", row.getString(1));
        assertEquals(Double.POSITIVE_INFINITY, row.getDouble(2));
        assertEquals(Float.NEGATIVE_INFINITY, row.getFloat(3));
        assertEquals(
                "22003", assertThrows(SQLException.class, () -> row.getLong(1)).getSQLState());
    }

    @Test
    void emptyTextIsNotNull() throws SQLException {
        ResultSet row = row("'', CAST(NULL AS VARCHAR), CAST(NULL AS BIGINT)");
        assertEquals("", row.getString(1));
        assertFalse(row.wasNull());
        assertNull(row.getString(2));
        assertTrue(row.wasNull());
        assertEquals(0, row.getLong(3));
        assertTrue(row.wasNull());
    }

    @Test
    void longAndRareTexts() throws SQLException {
        String rare = "\uD83D\uDE00 \u0000 \u00E9 \uD834\uDD1E";
        String megabyte = "x\uD83D\uDE00yz".repeat(200_000);
        try (PreparedStatement statement = connection()
                .prepareStatement("SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), char_length(CAST(? AS VARCHAR))")) {
            statement.setString(1, rare);
            statement.setString(2, megabyte);
            statement.setString(3, megabyte);
            ResultSet row = statement.executeQuery();
            assertTrue(row.next());
            assertEquals(rare, row.getString(1));
            assertEquals(megabyte, row.getString(2));
            assertEquals(800_000, row.getInt(3));
        }
    }

    @Test
    void arraysAndMaps() throws SQLException {
        ResultSet row = row("ARRAY[1, NULL, 3], ARRAY['a', 'b']");
        Array numbers = row.getArray(1);
        assertEquals(Types.ARRAY, row.getMetaData().getColumnType(1));
        assertEquals(Types.INTEGER, numbers.getBaseType());
        assertArrayEquals(new Object[] {1, null, 3}, (Object[]) numbers.getArray());
        assertEquals(
                List.of(List.of("1", "1"), List.of("2", "null"), List.of("3", "3")), pairs(numbers.getResultSet()));
        assertEquals("[a, b]", row.getString(2));
        assertEquals("{a=1, b=2}", row("MAP['a', 1, 'b', 2]").getString(1));
    }

    private static List<List<String>> pairs(ResultSet result) throws SQLException {
        List<List<String>> pairs = new java.util.ArrayList<>();
        while (result.next()) {
            pairs.add(List.of(result.getString(1), String.valueOf(result.getString(2))));
        }
        return pairs;
    }

    @Test
    void labelsOf128CharactersAndListsOfAThousandValues() throws SQLException {
        String label = "n".repeat(128);
        assertEquals(label, row("1 AS " + label).getMetaData().getColumnLabel(1));
        StringBuilder list = new StringBuilder("-1");
        for (int i = 0; i < 1_000; i++) {
            list.append(", ").append(i * 3);
        }
        assertEquals(List.of(List.of("9")), rows("SELECT count(*) FROM nation WHERE n_nationkey IN (" + list + ")"));
    }
}
