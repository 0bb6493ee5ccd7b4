package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Assertion 34 of what tools ask of a JDBC server: the zone of the client's JVM changes no wall clock and no instant. */
final class JdbcTimeZoneTest extends JdbcFixture {
    private static final LocalDateTime WALL_CLOCK = LocalDateTime.of(2024, 7, 1, 2, 30, 0, 123_456_000);
    private static final Instant INSTANT = Instant.parse("2024-07-01T02:30:00.123456Z");

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata"})
    void wallClocksStay(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        String sql =
                "SELECT TIMESTAMP '2024-07-01 02:30:00.123456', CAST(? AS TIMESTAMP), DATE '2024-07-01', CAST(? AS VARCHAR)";
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            statement.setTimestamp(1, Timestamp.valueOf(WALL_CLOCK));
            statement.setTimestamp(2, Timestamp.valueOf(WALL_CLOCK));
            ResultSet row = statement.executeQuery();
            assertTrue(row.next());
            for (int column = 1; column <= 2; column++) {
                assertEquals(Timestamp.valueOf(WALL_CLOCK), row.getTimestamp(column));
                assertEquals(WALL_CLOCK, row.getObject(column, LocalDateTime.class));
                assertEquals("2024-07-01 02:30:00.123456", row.getString(column));
                Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
                assertEquals(INSTANT, row.getTimestamp(column, utc).toInstant());
            }
            assertEquals("2024-07-01", row.getDate(3).toString());
            assertEquals("2024-07-01 02:30:00.123456", row.getString(4).replace('T', ' '));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Kolkata"})
    void instantsStay(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        String sql =
                "SELECT CAST('2024-07-01 04:30:00.123456+02:00' AS TIMESTAMP WITH TIME ZONE), CAST(? AS TIMESTAMP WITH TIME ZONE)";
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            statement.setObject(1, OffsetDateTime.parse("2024-07-01T08:00:00.123456+05:30"));
            ResultSet row = statement.executeQuery();
            assertTrue(row.next());
            for (int column = 1; column <= 2; column++) {
                assertEquals(Timestamp.from(INSTANT), row.getTimestamp(column));
                assertEquals(
                        INSTANT, row.getObject(column, OffsetDateTime.class).toInstant());
                assertEquals(INSTANT, row.getObject(column, Instant.class));
            }
        }
    }
}
