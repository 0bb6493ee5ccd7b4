package io.mesquite.engine.function.scalar;

import static io.mesquite.engine.function.scalar.FunctionTable.BIGINT;
import static io.mesquite.engine.function.scalar.FunctionTable.DATE;
import static io.mesquite.engine.function.scalar.FunctionTable.DOUBLE;
import static io.mesquite.engine.function.scalar.FunctionTable.TIMESTAMP;
import static io.mesquite.engine.function.scalar.FunctionTable.TIMESTAMP_WITH_TIME_ZONE;
import static io.mesquite.engine.function.scalar.FunctionTable.VARCHAR;

import io.mesquite.engine.function.FunctionDefinition;
import io.mesquite.engine.function.ReturnType;
import io.mesquite.engine.function.RowFunction;
import io.mesquite.engine.function.TypePattern;
import io.mesquite.engine.kernel.CivilDate;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import java.util.List;

/** Functions of dates and timestamps that count in units. */
final class DateFunctions {
    private static final long DAY = 86_400_000_000L;

    /** The three types with a date, and how many of their units a day has. */
    private enum Kind {
        OF_DATE(DATE, SimpleType.DATE, 1),
        OF_TIMESTAMP(TIMESTAMP, SimpleType.TIMESTAMP, DAY),
        OF_ZONED(TIMESTAMP_WITH_TIME_ZONE, SimpleType.TIMESTAMP_WITH_TIME_ZONE, DAY);

        private final TypePattern pattern;
        private final SimpleType type;
        private final long perDay;

        Kind(TypePattern pattern, SimpleType type, long perDay) {
            this.pattern = pattern;
            this.type = type;
            this.perDay = perDay;
        }

        long micros(long value) {
            return perDay == 1 ? value * DAY : value;
        }

        long ofMicros(long micros) {
            return perDay == 1 ? Math.floorDiv(micros, DAY) : micros;
        }
    }

    private DateFunctions() {}

    static void addTo(FunctionTable table) {
        for (Kind kind : Kind.values()) {
            addUnits(table, kind);
        }
        addMaking(table);
    }

    private static void addUnits(FunctionTable table, Kind kind) {
        SimpleType bigint = SimpleType.BIGINT;
        table.add(
                "date_trunc",
                List.of(VARCHAR, kind.pattern),
                kind.type,
                "The start of the unit that a time is in",
                (row, out) -> out.set(kind.ofMicros(DateUnit.of(row.text(0)).truncate(kind.micros(row.longValue(1))))));
        table.add(
                "date_add",
                List.of(VARCHAR, BIGINT, kind.pattern),
                kind.type,
                "The time so many units later",
                (row, out) ->
                        out.set(kind.ofMicros(add(row.text(0), row.longValue(1), kind.micros(row.longValue(2))))));
        table.add(
                "date_diff",
                List.of(VARCHAR, kind.pattern, kind.pattern),
                bigint,
                "How many whole units lie between two times",
                (row, out) -> out.set(DateUnit.of(row.text(0))
                        .between(kind.micros(row.longValue(1)), kind.micros(row.longValue(2)))));
        table.add(
                "date_part",
                List.of(VARCHAR, kind.pattern),
                bigint,
                "A field of a time, such as 'year'",
                (row, out) -> {
                    long micros = kind.micros(row.longValue(1));
                    out.set(DateUnit.field(row.text(0)).of(Math.floorDiv(micros, DAY), Math.floorMod(micros, DAY)));
                });
        table.add(
                "last_day_of_month",
                List.of(kind.pattern),
                SimpleType.DATE,
                "The last day of the month",
                (row, out) -> {
                    long day = Math.floorDiv(row.longValue(0), kind.perDay);
                    long year = CivilDate.year(day);
                    int month = CivilDate.month(day);
                    out.set(CivilDate.epochDay(year, month, CivilDate.daysOfMonth(year, month)));
                });
        table.add(
                "dayname",
                List.of(kind.pattern),
                FunctionTable.TEXT,
                "The English name of the day of the week",
                (row, out) -> out.set(DateUnit.dayName(Math.floorDiv(row.longValue(0), kind.perDay))));
        table.add(
                "monthname",
                List.of(kind.pattern),
                FunctionTable.TEXT,
                "The English name of the month",
                (row, out) -> out.set(DateUnit.monthName(Math.floorDiv(row.longValue(0), kind.perDay))));
        if (kind == Kind.OF_ZONED) {
            table.alias("date_trunc", "datetrunc").alias("date_diff", "datediff");
            table.alias("date_part", "datepart").alias("last_day_of_month", "last_day");
        }
    }

    private static long add(String unit, long amount, long micros) {
        try {
            return DateUnit.of(unit).add(micros, amount);
        } catch (ArithmeticException e) {
            throw new MesquiteException(
                    ErrorCode.DATETIME_OUT_OF_RANGE,
                    "date_add of " + amount + " " + unit + " gives a time that is out of range; add less");
        }
    }

    private static void addMaking(FunctionTable table) {
        table.add(
                "make_date",
                List.of(BIGINT, BIGINT, BIGINT),
                SimpleType.DATE,
                "The date of a year, month and day",
                (row, out) -> {
                    long year = row.longValue(0);
                    long month = row.longValue(1);
                    long day = row.longValue(2);
                    boolean exists = year >= -9999
                            && year <= 9999
                            && month >= 1
                            && month <= 12
                            && day >= 1
                            && day <= CivilDate.daysOfMonth(year, (int) month);
                    if (!exists) {
                        throw new MesquiteException(
                                ErrorCode.DATETIME_OUT_OF_RANGE,
                                "make_date(" + year + ", " + month + ", " + day + "): there is no such date");
                    }
                    out.set(CivilDate.epochDay(year, (int) month, (int) day));
                });
        table.add(
                "from_unixtime",
                List.of(DOUBLE),
                SimpleType.TIMESTAMP,
                "The time so many seconds after 1970",
                (row, out) -> {
                    double micros = row.doubleValue(0) * 1e6;
                    if (!(Math.abs(micros) < 9e18)) {
                        throw new MesquiteException(
                                ErrorCode.DATETIME_OUT_OF_RANGE,
                                "from_unixtime(" + row.doubleValue(0)
                                        + ") is out of range; it takes seconds since 1970");
                    }
                    out.set(Math.round(micros));
                });
        RowFunction seconds = (row, out) -> out.set(row.longValue(0) / 1e6);
        for (TypePattern pattern : List.of(TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE)) {
            table.add("to_unixtime", List.of(pattern), SimpleType.DOUBLE, "The seconds since 1970", seconds);
        }
        RowFunction date = (row, out) -> out.set(Math.floorDiv(row.longValue(0), DAY));
        table.add("date", List.of(DATE), SimpleType.DATE, "The date", (row, out) -> out.set(row.longValue(0)));
        table.add("date", List.of(TIMESTAMP), SimpleType.DATE, "The date of a time", date);
        RowFunction now = (row, out) -> out.set(System.currentTimeMillis() * 1000);
        table.add(FunctionDefinition.scalar(
                        "clock_timestamp",
                        List.of(),
                        ReturnType.of(SimpleType.TIMESTAMP_WITH_TIME_ZONE),
                        "The time at which it is computed",
                        RowFunction.strict(now))
                .withVaryingResults());
    }
}
