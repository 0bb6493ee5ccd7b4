package io.mesquite.engine.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Regular expressions and date patterns, one line a case. */
class PatternFunctionsTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2024, 2, 9, 15, 4, 5, 67_000_000);

    @Test
    void regularExpressions() {
        gives(true, "regexp_like", "abc123", "[0-9]+");
        gives(false, "regexp_like", "abc", "^b");
        gives(true, "regexp_like", "äöü", "^...$");
        gives("a-b", "regexp_replace", "a12b", "[0-9]+", "-");
        gives("ab", "regexp_replace", "a1b2", "[0-9]");
        gives("b=a", "regexp_replace", "a=b", "(\\w)=(\\w)", "$2=$1");
        gives("b=a", "regexp_replace", "a=b", "(\\w)=(\\w)", "\\2=\\1");
        gives("$", "regexp_replace", "a", "a", "\\$");
        gives("-bc", "regexp_replace", "abc", "[A-Z]", "-", "i");
        gives("---", "regexp_replace", "abc", "[A-Z]", "-", "gi");
        gives("-a-b-", "regexp_replace", "ab", "", "-");
        gives("12", "regexp_extract", "a12b34", "[0-9]+");
        gives("b", "regexp_extract", "a=b", "(\\w)=(\\w)", 2L);
        assertNull(FunctionCalls.call("regexp_extract", "abc", "[0-9]+"));
        gives(texts("12", "34"), "regexp_extract_all", "a12b34", "[0-9]+");
        gives(texts("a", "b", "c"), "regexp_split", "a, b,c", ",\\s*");
        gives(2L, "regexp_count", "a12b34", "[0-9]+");
        gives(3L, "regexp_position", "äb1", "[0-9]");
        gives(-1L, "regexp_position", "ab", "[0-9]");
        assertNull(FunctionCalls.call("regexp_like", null, "a"));
    }

    @Test
    void badPatternsAreNamedWithTheirPlace() {
        String message = fails(ErrorCode.INVALID_ARGUMENT, "regexp_like", "abc", "ab[c");
        assertTrue(message.contains("'ab[c' is no regular expression") && message.contains("character 3"), message);
        fails(ErrorCode.INVALID_ARGUMENT, "regexp_replace", "abc", "a(b", "x");
        fails(ErrorCode.INVALID_ARGUMENT, "regexp_replace", "abc", "b", "$1");
        fails(ErrorCode.INVALID_ARGUMENT, "regexp_replace", "abc", "b", "x", "z");
        fails(ErrorCode.INVALID_ARGUMENT, "regexp_extract", "abc", "b", 1L);
    }

    @Test
    void noPatternTakesForever() {
        String text = "a".repeat(5_000) + "b";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> gives(false, "regexp_like", text, "^(a+)+$"),
                "a pattern that backtracks");
    }

    @Test
    void timesAreWrittenInEveryDialect() {
        gives("2024-02-09 15:04:05.067000", "date_format", TIME, "%Y-%m-%d %H:%i:%s.%f");
        gives("Friday February 9 24 03:04:05 PM", "date_format", TIME, "%W %M %e %y %r");
        gives("2024-02-09 15:04:05 040", "strftime", TIME, "%Y-%m-%d %H:%M:%S %j");
        gives("2024-02-09 15:04:05.067", "to_char", TIME, "YYYY-MM-DD HH24:MI:SS.MS");
        gives("February  | February | FEB | q1 of 24", "to_char", TIME, "Month | FMMonth | MON | \"q\"Q \"of\" YY");
        gives("03 pm", "to_char", TIME, "hh12 am");
        gives("2024-02-09T15:04:05.067 on Fri", "format_datetime", TIME, "yyyy-MM-dd'T'HH:mm:ss.SSS 'on' EEE");
        gives("2024-02-09", "date_format", LocalDate.of(2024, 2, 9), "%Y-%m-%d");
    }

    @Test
    void timesAreReadInEveryDialect() {
        gives(TIME, "date_parse", "2024-02-09 15:04:05.067", "%Y-%m-%d %H:%i:%s.%f");
        gives(TIME, "strptime", "09/Feb/2024 15:04:05.067000", "%d/%b/%Y %H:%M:%S.%f");
        gives(LocalDate.of(2024, 2, 9), "to_date", "9 february 2024", "DD Month YYYY");
        gives(LocalDate.of(2024, 2, 9), "to_date", "20240209", "YYYYMMDD");
        gives(LocalDate.of(1999, 12, 31), "to_date", "99-365", "YY-DDD");
        gives(LocalDateTime.of(2024, 2, 9, 0, 30), "to_timestamp", "2024-02-09 12:30 AM", "YYYY-MM-DD HH12:MI AM");
        gives(LocalDateTime.of(2024, 2, 9, 15, 4), "parse_datetime", "2024-02-09 15:04", "yyyy-MM-dd HH:mm");
        gives(LocalDateTime.of(-44, 3, 15, 0, 0), "date_parse", "-44-03-15", "%Y-%m-%d");
    }

    @Test
    void wrongTimesAndPatternsAreErrors() {
        String message = fails(ErrorCode.INVALID_ARGUMENT, "date_parse", "2024-x", "%Y-%m");
        assertTrue(message.contains("a number must be at character 6"), message);
        fails(ErrorCode.INVALID_ARGUMENT, "date_parse", "2024-01 and more", "%Y-%m");
        fails(ErrorCode.DATETIME_OUT_OF_RANGE, "to_date", "2023-02-29", "YYYY-MM-DD");
        fails(ErrorCode.DATETIME_OUT_OF_RANGE, "to_timestamp", "2023-02-28 25:00", "YYYY-MM-DD HH24:MI");
        fails(ErrorCode.INVALID_ARGUMENT, "date_format", TIME, "%Y %!");
        fails(ErrorCode.INVALID_ARGUMENT, "to_char", TIME, "YYYY foo");
        fails(ErrorCode.INVALID_ARGUMENT, "format_datetime", TIME, "yyyy 'T");
        fails(ErrorCode.DATETIME_OUT_OF_RANGE, "make_timestamp", 2024L, 2L, 30L, 0L, 0L, 0.0);
        fails(ErrorCode.INVALID_ARGUMENT, "timezone", "Mars/North", TIME);
    }

    @Test
    void randomTimesAreWrittenAsJavaWritesThemAndReadBack() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        DateTimeFormatter truth =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS EEEE MMMM DDD hh a", Locale.ENGLISH);
        for (int i = 0; i < 500; i++) {
            LocalDateTime time = LocalDateTime.of(1, 1, 1, 0, 0)
                    .plusDays(random.nextInt(3_000_000))
                    .plusSeconds(random.nextInt(86_400))
                    .plusNanos(random.nextInt(1_000_000) * 1000L);
            String place = "seed " + seed + " " + time;
            String text = truth.format(time);
            assertEquals(
                    text,
                    FunctionCalls.call("format_datetime", time, "yyyy-MM-dd HH:mm:ss.SSSSSS EEEE MMMM DDD hh a"),
                    place);
            assertEquals(
                    text,
                    FunctionCalls.call("to_char", time, "YYYY-MM-DD HH24:MI:SS.US FMDay FMMonth DDD HH12 AM"),
                    place);
            assertEquals(time, FunctionCalls.call("date_parse", text.substring(0, 26), "%Y-%m-%d %H:%i:%s.%f"), place);
        }
    }

    @Test
    void timesInBinsAndZones() {
        gives(LocalDateTime.of(2024, 2, 9, 15, 4, 5, 500_000_000), "make_timestamp", 2024L, 2L, 9L, 15L, 4L, 5.5);
        gives(1707487445067000L, "timezone", "Europe/Berlin", TIME);
    }

    private static List<Bytes> texts(String... values) {
        return Stream.of(values).map(Bytes::utf8).collect(Collectors.toList());
    }

    private static void gives(Object expected, String function, Object... arguments) {
        assertEquals(expected, FunctionCalls.call(function, arguments), () -> function + Arrays.asList(arguments));
    }

    private static String fails(ErrorCode code, String function, Object... arguments) {
        MesquiteException failure =
                assertThrows(MesquiteException.class, () -> FunctionCalls.call(function, arguments));
        assertEquals(code, failure.code(), failure.getMessage());
        return failure.getMessage();
    }
}
