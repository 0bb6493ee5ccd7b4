package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.DOUBLE;
import static io.mesquite.engine.function.scalar.FunctionTable.TEXT;
import static io.mesquite.engine.function.scalar.FunctionTable.TIMESTAMP;
import static io.mesquite.engine.function.scalar.FunctionTable.TIMESTAMP_WITH_TIME_ZONE;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.ScalarFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.engine.kernel.CivilDate;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Times as text by a pattern and back, in the dialects that people know; time zones; times in bins. */
final class DateTextFunctions {
    private static final long DAY = 86_400_000_000L;

    private DateTextFunctions() {}

    static void addTo(FunctionTable table) {
        formats(table, "date_format", DateDialect.MYSQL, "The time as text, such as date_format(t, '%Y-%m-%d')");
        formats(table, "strftime", DateDialect.C, "The time as text, such as strftime(t, '%Y-%m-%d %H:%M')");
        formats(table, "to_char", DateDialect.POSTGRESQL, "The time as text, such as to_char(t, 'YYYY-MM-DD HH24:MI')");
        formats(
                table,
                "format_datetime",
                DateDialect.JAVA,
                "The time as text, such as format_datetime(t, 'yyyy-MM-dd')");
        parses(
                table,
                "date_parse",
                DateDialect.MYSQL,
                SimpleType.TIMESTAMP,
                "The time of a text by date_format's pattern");
        table.alias("date_parse", "str_to_date");
        parses(table, "strptime", DateDialect.C, SimpleType.TIMESTAMP, "The time of a text by strftime's pattern");
        parses(
                table,
                "to_timestamp",
                DateDialect.POSTGRESQL,
                SimpleType.TIMESTAMP,
                "The time of a text by to_char's pattern");
        parses(table, "to_date", DateDialect.POSTGRESQL, SimpleType.DATE, "The date of a text by to_char's pattern");
        parses(
                table,
                "parse_datetime",
                DateDialect.JAVA,
                SimpleType.TIMESTAMP,
                "The time of a text by format_datetime's pattern");
        addZones(table);
        addMaking(table);
    }

    private static void formats(FunctionTable table, String name, DateDialect dialect, String description) {
        ScalarFunction function = (arguments, type) -> {
            DatePattern constant = constant(arguments.get(1), dialect);
            RowFunction format = (row, out) -> {
                DatePattern pattern = constant == null ? dialect.compile(row.text(1)) : constant;
                out.set(pattern.format(row.longValue(0)));
            };
            return RowFunction.kernels(format, 2, type, true);
        };
        for (TypePattern time : List.of(TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE)) {
            table.add(name, List.of(time, VARCHAR), ReturnType.of(TEXT), description, function);
        }
    }

    private static void parses(
            FunctionTable table, String name, DateDialect dialect, SimpleType returned, String description) {
        ScalarFunction function = (arguments, type) -> {
            DatePattern constant = constant(arguments.get(1), dialect);
            RowFunction parse = (row, out) -> {
                DatePattern pattern = constant == null ? dialect.compile(row.text(1)) : constant;
                long micros = pattern.parse(row.text(0));
                out.set(returned == SimpleType.DATE ? Math.floorDiv(micros, DAY) : micros);
            };
            return RowFunction.kernels(parse, 2, type, true);
        };
        table.add(name, List.of(VARCHAR, VARCHAR), ReturnType.of(returned), description, function);
    }

    private static DatePattern constant(ScalarFunction.Argument argument, DateDialect dialect) {
        return argument.isConstant() && argument.value() != null
                ? dialect.compile(((Bytes) argument.value()).toUtf8())
                : null;
    }

    private static void addZones(FunctionTable table) {
        table.add(
                "timezone",
                List.of(VARCHAR, TIMESTAMP_WITH_TIME_ZONE),
                SimpleType.TIMESTAMP,
                "What clocks in a zone show at that time",
                (row, out) -> {
                    long micros = row.longValue(1);
                    Instant instant = Instant.ofEpochSecond(
                            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
                    out.set(micros
                            + zone(row.text(0)).getRules().getOffset(instant).getTotalSeconds() * 1_000_000L);
                });
        table.add(
                "timezone",
                List.of(VARCHAR, TIMESTAMP),
                SimpleType.TIMESTAMP_WITH_TIME_ZONE,
                "The time at which clocks in a zone show that",
                (row, out) -> {
                    long micros = row.longValue(1);
                    LocalDateTime local = LocalDateTime.ofEpochSecond(
                            Math.floorDiv(micros, 1_000_000L),
                            (int) Math.floorMod(micros, 1_000_000L) * 1000,
                            ZoneOffset.UTC);
                    Instant instant = local.atZone(zone(row.text(0))).toInstant();
                    out.set(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
                });
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Arguments.invalid(
                    "'" + name + "' is no time zone; give one such as 'Europe/Berlin', 'UTC' or '+02:00'");
        }
    }

    private static void addMaking(FunctionTable table) {
        table.add(
                "to_timestamp",
                List.of(DOUBLE),
                SimpleType.TIMESTAMP_WITH_TIME_ZONE,
                "The time so many seconds after 1970",
                (row, out) -> {
                    double micros = row.doubleValue(0) * 1e6;
                    if (!(Math.abs(micros) < 9e18)) {
                        throw outOfRange("to_timestamp(" + row.doubleValue(0)
                                + ") is out of range; it takes seconds since 1970");
                    }
                    out.set(Math.round(micros));
                });
        table.add(
                "make_timestamp",
                List.of(BIGINT, BIGINT, BIGINT, BIGINT, BIGINT, DOUBLE),
                SimpleType.TIMESTAMP,
                "The time of a year, month, day, hour, minute and second",
                (row, out) -> {
                    long year = row.longValue(0);
                    long month = row.longValue(1);
                    double second = row.doubleValue(5);
                    boolean exists = year >= -9999 && year <= 9999 && month >= 1 && month <= 12;
                    exists = exists
                            && isIn(row.longValue(2), 1, CivilDate.daysOfMonth(year, (int) month))
                            && isIn(row.longValue(3), 0, 23)
                            && isIn(row.longValue(4), 0, 59)
                            && second >= 0
                            && second < 60;
                    if (!exists) {
                        throw outOfRange("make_timestamp(" + year + ", " + month + ", " + row.longValue(2) + ", "
                                + row.longValue(3) + ", " + row.longValue(4) + ", " + second
                                + "): there is no such time");
                    }
                    long day = CivilDate.epochDay(year, (int) month, (int) row.longValue(2));
                    long minutes = row.longValue(3) * 60 + row.longValue(4);
                    out.set(day * DAY + minutes * 60_000_000 + Math.round(second * 1e6));
                });
        TypePattern interval = TypePattern.of(SimpleType.INTERVAL_DAY_TO_SECOND);
        table.add(
                "date_bin",
                List.of(interval, TIMESTAMP, TIMESTAMP),
                SimpleType.TIMESTAMP,
                "The start of the bin that a time is in, where bins are so long and one starts at the third argument",
                (row, out) -> {
                    long width = row.longValue(0);
                    if (width <= 0) {
                        throw Arguments.invalid(
                                "date_bin with bins of " + width + " microseconds; they must be longer than 0");
                    }
                    long origin = row.longValue(2);
                    out.set(origin + Math.floorDiv(row.longValue(1) - origin, width) * width);
                });
    }

    private static boolean isIn(long value, long least, long most) {
        return value >= least && value <= most;
    }

    private static MesquiteException outOfRange(String message) {
        return new MesquiteException(ErrorCode.DATETIME_OUT_OF_RANGE, message);
    }
}
