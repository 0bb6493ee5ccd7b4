package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.DATE;
import static io.mesquite.engine.function.scalar.FunctionTable.DOUBLE;
import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.TIMESTAMP;
import static io.mesquite.engine.function.scalar.FunctionTable.TIMESTAMP_WITH_TIME_ZONE;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.SimpleType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values as people or other programs write them: sizes, durations, ISO 8601 times, lists of keys and values. */
final class ReadableFunctions {
    private static final List<String> SIZES = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final List<String> COUNTS = List.of("", "K", "M", "B", "T", "Q");
    private static final long[] SECONDS = {604_800, 86_400, 3_600, 60, 1};
    private static final List<String> UNITS = List.of("week", "day", "hour", "minute", "second");

    private ReadableFunctions() {}

    static void addTo(FunctionTable table) {
        table.add(
                "format_bytes",
                List.of(BIGINT),
                TEXT,
                "A number of bytes in the largest unit of 1024 that it has one of",
                (row, out) -> out.set(scaled(row.longValue(0), 1024, SIZES, " ")));
        table.add(
                "format_number",
                List.of(DOUBLE),
                TEXT,
                "A number in thousands, millions and so on",
                (row, out) -> out.set(scaled(row.doubleValue(0), 1000, COUNTS, "")));
        table.add(
                "human_readable_seconds",
                List.of(DOUBLE),
                TEXT,
                "A number of seconds in weeks, days, hours, minutes and seconds",
                (row, out) -> out.set(duration(row.doubleValue(0))));
        table.add(
                "to_iso8601",
                List.of(DATE),
                TEXT,
                "The date in ISO 8601's form",
                (row, out) -> out.set(LocalDate.ofEpochDay(row.longValue(0)).toString()));
        table.add(
                "to_iso8601",
                List.of(TIMESTAMP),
                TEXT,
                "The time in ISO 8601's form",
                (row, out) -> out.set(LocalDateTime.ofInstant(instant(row.longValue(0)), ZoneOffset.UTC)
                        .toString()));
        table.add(
                "to_iso8601",
                List.of(TIMESTAMP_WITH_TIME_ZONE),
                TEXT,
                "The time in ISO 8601's form, in UTC",
                (row, out) -> out.set(instant(row.longValue(0)).toString()));
        table.add(
                "from_iso8601_date",
                List.of(VARCHAR),
                SimpleType.DATE,
                "The date of a text in ISO 8601's form",
                (row, out) -> out.set(date(row.text(0))));
        table.add(
                "from_iso8601_timestamp",
                List.of(VARCHAR),
                SimpleType.TIMESTAMP_WITH_TIME_ZONE,
                "The time of a text in ISO 8601's form; one without an offset is in UTC",
                (row, out) -> out.set(timestamp(row.text(0))));
        table.add(
                "split_to_map",
                List.of(VARCHAR, VARCHAR, VARCHAR),
                ReturnType.of(new MapType(TEXT, TEXT)),
                "A map of a text in which entries, and the key and value of each, have separators between them",
                RowFunction.strict((row, out) -> out.setValue(entries(row.text(0), row.text(1), row.text(2)))));
        table.add(
                "hamming_distance",
                List.of(VARCHAR, VARCHAR),
                SimpleType.BIGINT,
                "At how many places two texts of one length differ",
                (row, out) -> out.set(hamming(row.text(0), row.text(1))));
        table.add(
                "strrpos",
                List.of(VARCHAR, VARCHAR),
                SimpleType.BIGINT,
                "The position of the last occurrence of a part, counted from 1; 0 where it is not there",
                (row, out) -> {
                    String text = row.text(0);
                    int at = text.lastIndexOf(row.text(1));
                    out.set(at < 0 ? 0L : text.codePointCount(0, at) + 1L);
                });
        table.add(
                "quote_literal",
                List.of(VARCHAR),
                TEXT,
                "The text as a literal of SQL",
                (row, out) -> out.set("'" + row.text(0).replace("'", "''") + "'"));
        table.add(
                "quote_ident",
                List.of(VARCHAR),
                TEXT,
                "The text as a quoted name of SQL",
                (row, out) -> out.set('"' + row.text(0).replace("\"", "\"\"") + '"'));
    }

    private static String scaled(double value, int step, List<String> units, String separator) {
        int unit = 0;
        while (Math.abs(value) >= step && unit < units.size() - 1) {
            value /= step;
            unit++;
        }
        boolean whole = value == Math.rint(value);
        String number = whole ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.2f", value);
        return units.get(unit).isEmpty() ? number : number + separator + units.get(unit);
    }

    private static String duration(double value) {
        if (!Double.isFinite(value) || Math.abs(value) > Long.MAX_VALUE) {
            throw Arguments.invalid("human_readable_seconds of " + value + ", which is no number of seconds");
        }
        long seconds = Math.round(Math.abs(value));
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < SECONDS.length; i++) {
            long count = seconds / SECONDS[i];
            seconds %= SECONDS[i];
            if (count > 0 || parts.isEmpty() && i == SECONDS.length - 1) {
                parts.add(count + " " + UNITS.get(i) + (count == 1 ? "" : "s"));
            }
        }
        return (value < 0 ? "-" : "") + String.join(", ", parts);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long date(String text) {
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeParseException e) {
            throw Arguments.invalid("from_iso8601_date of '" + text + "', which is no date such as 2024-02-29");
        }
    }

    private static long timestamp(String text) {
        try {
            boolean zoned = text.matches(".*T.*([zZ]|[+-]\\d\\d(:?\\d\\d)?)");
            Instant instant = !text.contains("T")
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (DateTimeParseException e) {
            throw Arguments.invalid("from_iso8601_timestamp of '" + text
                    + "', which is no time such as 2024-02-29T12:30:00.5Z or 2024-02-29T12:30:00+02:00");
        }
    }

    private static Map<Object, Object> entries(String text, String entrySeparator, String valueSeparator) {
        if (entrySeparator.isEmpty() || valueSeparator.isEmpty() || entrySeparator.equals(valueSeparator)) {
            throw Arguments.invalid("split_to_map needs two different separators that are not empty, and not '"
                    + entrySeparator + "' and '" + valueSeparator + "'");
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf(entrySeparator, start);
            String entry = text.substring(start, end < 0 ? text.length() : end);
            int middle = entry.indexOf(valueSeparator);
            if (middle < 0) {
                throw Arguments.invalid("split_to_map of an entry '" + entry + "' without '" + valueSeparator + "'");
            }
            Bytes key = Bytes.utf8(entry.substring(0, middle));
            if (map.put(key, Bytes.utf8(entry.substring(middle + valueSeparator.length()))) != null) {
                throw Arguments.invalid("split_to_map of a text that has the key '" + key.toUtf8() + "' twice");
            }
            start = end < 0 ? text.length() : end + entrySeparator.length();
        }
        return map;
    }

    private static long hamming(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        if (a.length != b.length) {
            throw Arguments.invalid("hamming_distance of texts of " + a.length + " and " + b.length
                    + " characters; both must have as many");
        }
        long distance = 0;
        for (int i = 0; i < a.length; i++) {
            distance += a[i] == b[i] ? 0 : 1;
        }
        return distance;
    }
}
