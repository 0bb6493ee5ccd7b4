package io.mesquite.engine.function.scalar;

import io.mesquite.engine.kernel.CivilDate;
import java.util.Locale;

/** What a date pattern can show of a time, or read of a text. */
enum DateElement {
    YEAR,
    YEAR_OF_CENTURY,
    QUARTER,
    MONTH,
    MONTH_NAME,
    MONTH_SHORT_NAME,
    DAY,
    DAY_OF_YEAR,
    DAY_NAME,
    DAY_SHORT_NAME,
    /** 1 for Monday to 7 for Sunday. */
    ISO_DAY_OF_WEEK,
    /** 0 for Sunday to 6 for Saturday. */
    DAY_OF_WEEK,
    ISO_YEAR,
    ISO_WEEK,
    HOUR,
    HOUR_OF_HALF,
    HALF_OF_DAY,
    MINUTE,
    SECOND,
    /** The first digits of the fraction, as many as the width says. */
    FRACTION;

    private static final long SECOND_MICROS = 1_000_000;

    /** A number, or for a name which of the names; of a fraction its microseconds. */
    long of(long day, long microsOfDay) {
        long seconds = microsOfDay / SECOND_MICROS;
        return switch (this) {
            case YEAR -> CivilDate.year(day);
            case YEAR_OF_CENTURY -> Math.floorMod(CivilDate.year(day), 100L);
            case QUARTER -> (CivilDate.month(day) + 2) / 3;
            case MONTH, MONTH_NAME, MONTH_SHORT_NAME -> CivilDate.month(day);
            case DAY -> CivilDate.day(day);
            case DAY_OF_YEAR -> day - CivilDate.epochDay(CivilDate.year(day), 1, 1) + 1;
            case DAY_NAME, DAY_SHORT_NAME, ISO_DAY_OF_WEEK -> CivilDate.isoDayOfWeek(day);
            case DAY_OF_WEEK -> CivilDate.isoDayOfWeek(day) % 7;
            case ISO_YEAR -> CivilDate.year(day + 4 - CivilDate.isoDayOfWeek(day));
            case ISO_WEEK -> {
                long thursday = day + 4 - CivilDate.isoDayOfWeek(day);
                yield (thursday - CivilDate.epochDay(CivilDate.year(thursday), 1, 1)) / 7 + 1;
            }
            case HOUR -> seconds / 3600;
            case HOUR_OF_HALF -> (seconds / 3600 + 11) % 12 + 1;
            case HALF_OF_DAY -> seconds / 43_200;
            case MINUTE -> seconds / 60 % 60;
            case SECOND -> seconds % 60;
            case FRACTION -> microsOfDay % SECOND_MICROS;
        };
    }

    boolean isName() {
        return switch (this) {
            case MONTH_NAME, MONTH_SHORT_NAME, DAY_NAME, DAY_SHORT_NAME, HALF_OF_DAY -> true;
            default -> false;
        };
    }

    /** The English name of a value. */
    String name(long value) {
        return switch (this) {
            case MONTH_NAME -> english(java.time.Month.of((int) value).name());
            case MONTH_SHORT_NAME ->
                english(java.time.Month.of((int) value).name()).substring(0, 3);
            case DAY_NAME -> english(java.time.DayOfWeek.of((int) value).name());
            case DAY_SHORT_NAME ->
                english(java.time.DayOfWeek.of((int) value).name()).substring(0, 3);
            default -> value == 0 ? "AM" : "PM";
        };
    }

    /** The values that have names. */
    int firstNamed() {
        return this == HALF_OF_DAY ? 0 : 1;
    }

    int lastNamed() {
        return this == HALF_OF_DAY ? 1 : this == DAY_NAME || this == DAY_SHORT_NAME ? 7 : 12;
    }

    /** The most digits that a text may have for it. */
    int mostDigits() {
        return switch (this) {
            case YEAR, ISO_YEAR -> 4;
            case DAY_OF_YEAR -> 3;
            case QUARTER, ISO_DAY_OF_WEEK, DAY_OF_WEEK -> 1;
            case FRACTION -> 9;
            default -> 2;
        };
    }

    private static String english(String upper) {
        return upper.charAt(0) + upper.substring(1).toLowerCase(Locale.ROOT);
    }
}
