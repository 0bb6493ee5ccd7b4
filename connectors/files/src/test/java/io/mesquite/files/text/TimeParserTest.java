package io.mesquite.files.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTest {
    private final TimeParser parser = new TimeParser();

    @Test
    void everyDayIsThatOfJava() {
        LocalDate last = LocalDate.of(9999, 12, 31);
        for (LocalDate day = LocalDate.of(0, 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
            byte[] bytes = day.toString().getBytes(StandardCharsets.US_ASCII);
            assertTrue(parser.parseDate(bytes, 0, bytes.length));
            assertEquals(day.toEpochDay(), parser.value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "2026-13-01",
                "2026-00-01",
                "2026-01-00",
                "2026-04-31",
                "26-01-01",
                "2026/01/01",
                "2026-1-1",
                "20260101",
                "2026-01-0x"
            })
    void otherTextsAreNoDates(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertFalse(parser.parseDate(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T17:30:00Z",
                "1969-12-31T23:59:59.999999+01:00",
                "2026-11-22T00:00:00.1-05:30",
                "1700-01-01T12:34:56Z"
            })
    void zonedTimestampsAreThoseOfJava(String text) {
        Instant expected = OffsetDateTime.parse(text).toInstant();
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertTrue(parser.parseTimestamp(bytes, 0, bytes.length));
        assertTrue(parser.zoned);
        assertEquals(ChronoUnit.MICROS.between(Instant.EPOCH, expected), parser.value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22 24:00:00", "2026-11-22 1:00:00", "2026-11-22 12:60:00", "2026-11-22 12:00:60",
                "2026-11-22 12:00:00.", "2026-11-22 12:00:00 Z", "2026-11-22 12:00:00+1", "2026-11-22x12:00:00",
                "2026-11-22 ", "2026-11-22 12", "2026-11-22 12:00:00.1234567890", "2026-11-22 12:00:00+19:00"
            })
    void otherTextsAreNoTimestamps(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertFalse(parser.parseTimestamp(bytes, 0, bytes.length));
    }
}
