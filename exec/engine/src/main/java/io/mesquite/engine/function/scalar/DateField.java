package io.mesquite.engine.function.scalar;

import io.mesquite.engine.kernel.CivilDate;
import java.util.Locale;

/** The fields that EXTRACT gives. */
enum DateField {
    MILLENNIUM,
    CENTURY,
    DECADE,
    YEAR,
    ISOYEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    /** Sunday is 0. */
    DOW,
    /** Monday is 1, Sunday 7. */
    ISODOW,
    DOY,
    HOUR,
    MINUTE,
    SECOND,
    MILLISECOND,
    MICROSECOND,
    EPOCH;

    private static final long SECOND_MICROS = 1_000_000;

    long of(long epochDay, long microsOfDay) {
        return switch (this) {
            case MILLENNIUM -> Math.floorDiv(CivilDate.year(epochDay) + 999, 1000);
            case CENTURY -> Math.floorDiv(CivilDate.year(epochDay) + 99, 100);
            case DECADE -> Math.floorDiv(CivilDate.year(epochDay), 10);
            case YEAR -> CivilDate.year(epochDay);
            case ISOYEAR -> CivilDate.year(thursday(epochDay));
            case QUARTER -> (CivilDate.month(epochDay) + 2) / 3;
            case MONTH -> CivilDate.month(epochDay);
            case WEEK -> (dayOfYear(thursday(epochDay)) + 6) / 7;
            case DAY -> CivilDate.day(epochDay);
            case DOW -> CivilDate.isoDayOfWeek(epochDay) % 7;
            case ISODOW -> CivilDate.isoDayOfWeek(epochDay);
            case DOY -> dayOfYear(epochDay);
            case HOUR -> microsOfDay / (3600 * SECOND_MICROS);
            case MINUTE -> microsOfDay / (60 * SECOND_MICROS) % 60;
            case SECOND -> microsOfDay / SECOND_MICROS % 60;
            case MILLISECOND -> microsOfDay / 1000 % 60_000;
            case MICROSECOND -> microsOfDay % (60 * SECOND_MICROS);
            case EPOCH -> epochDay * 86_400 + microsOfDay / SECOND_MICROS;
        };
    }

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The Thursday of the same ISO week: its year is the week's year. */
    private static long thursday(long epochDay) {
        return epochDay + 4 - CivilDate.isoDayOfWeek(epochDay);
    }

    private static long dayOfYear(long epochDay) {
        return epochDay - CivilDate.epochDay(CivilDate.year(epochDay), 1, 1) + 1;
    }
}
