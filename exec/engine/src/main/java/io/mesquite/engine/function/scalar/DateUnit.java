package io.mesquite.engine.function.scalar;

import io.mesquite.engine.kernel.CivilDate;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** The units in which times are cut, added and counted. Times are microseconds since 1970. */
enum DateUnit {
    MICROSECOND(1, 0),
    MILLISECOND(1_000, 0),
    SECOND(1_000_000, 0),
    MINUTE(60_000_000, 0),
    HOUR(3_600_000_000L, 0),
    DAY(86_400_000_000L, 0),
    WEEK(7 * 86_400_000_000L, 0),
    MONTH(0, 1),
    QUARTER(0, 3),
    YEAR(0, 12),
    DECADE(0, 120),
    CENTURY(0, 1200);

    private static final long DAY_MICROS = 86_400_000_000L;

    private final long micros;
    private final int months;

    DateUnit(long micros, int months) {
        this.micros = micros;
        this.months = months;
    }

    static DateUnit of(String name) {
        String singular = singular(name);
        for (DateUnit unit : values()) {
            if (unit.name().equals(singular)) {
                return unit;
            }
        }
        throw Arguments.invalid(
                "'" + name + "' is no unit of time; year, quarter, month, week, day, hour, minute and" + " second are");
    }

    static DateField field(String name) {
        String singular = singular(name);
        for (DateField field : DateField.values()) {
            if (field.name().equals(singular)) {
                return field;
            }
        }
        throw Arguments.invalid("'" + name + "' is no field of a time; year, month, day, hour and so on are");
    }

    private static String singular(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        return upper.endsWith("S") && upper.length() > 1 && !upper.equals("CENTURIES")
                ? upper.substring(0, upper.length() - 1)
                : upper;
    }

    /** The start of the unit that the time is in; weeks start on Monday. */
    long truncate(long time) {
        long day = Math.floorDiv(time, DAY_MICROS);
        if (this == WEEK) {
            return (day + 1 - CivilDate.isoDayOfWeek(day)) * DAY_MICROS;
        }
        if (months == 0) {
            return Math.floorDiv(time, micros) * micros;
        }
        long month = monthNumber(day);
        // Centuries end with a year of 00, as the calendar has it: the first of this one is 2001.
        long shift = this == CENTURY ? 12 : 0;
        long start = Math.floorDiv(month - shift, months) * months + shift;
        return firstDay(start) * DAY_MICROS;
    }

    /** @throws ArithmeticException where the result is out of range */
    long add(long time, long amount) {
        if (months == 0) {
            return Math.addExact(time, Math.multiplyExact(amount, micros));
        }
        long count = Math.multiplyExact(amount, (long) months);
        if (Math.abs(count) > 12 * 400_000L) {
            throw new ArithmeticException();
        }
        long day = CivilDate.plusMonths(Math.floorDiv(time, DAY_MICROS), count);
        return Math.addExact(Math.multiplyExact(day, DAY_MICROS), Math.floorMod(time, DAY_MICROS));
    }

    /** How many whole units later the second time is; negative where it is earlier. */
    long between(long from, long to) {
        if (months == 0) {
            return Math.subtractExact(to, from) / micros;
        }
        long fromDay = Math.floorDiv(from, DAY_MICROS);
        long whole = monthNumber(Math.floorDiv(to, DAY_MICROS)) - monthNumber(fromDay);
        long reached = CivilDate.plusMonths(fromDay, whole) * DAY_MICROS + Math.floorMod(from, DAY_MICROS);
        if (whole > 0 && reached > to) {
            whole--;
        } else if (whole < 0 && reached < to) {
            whole++;
        }
        return whole / months;
    }

    static String dayName(long epochDay) {
        return DayOfWeek.of(CivilDate.isoDayOfWeek(epochDay)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    static String monthName(long epochDay) {
        return Month.of(CivilDate.month(epochDay)).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Months since the year 0. */
    private static long monthNumber(long day) {
        return CivilDate.year(day) * 12 + CivilDate.month(day) - 1;
    }

    private static long firstDay(long monthNumber) {
        return CivilDate.epochDay(Math.floorDiv(monthNumber, 12), Math.floorMod(monthNumber, 12) + 1, 1);
    }
}
