package io.mesquite.engine.kernel;

/**
 * Days since 1970-01-01 as year, month and day of the proleptic Gregorian calendar, without objects; after Howard Hinnant's
 * "chrono-compatible low-level date algorithms": years start in March, so that the leap day is the last of its year.
 */
public final class CivilDate {
    private static final int DAYS_TO_EPOCH = 719_468;
    private static final int DAYS_OF_ERA = 146_097;

    private CivilDate() {}

    public static long year(long epochDay) {
        long shifted = epochDay + DAYS_TO_EPOCH;
        long era = Math.floorDiv(shifted, DAYS_OF_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_OF_ERA);
        int yearOfEra = yearOfEra(dayOfEra);
        return yearOfEra + era * 400 + (monthFromMarch(dayOfYear(dayOfEra, yearOfEra)) >= 10 ? 1 : 0);
    }

    public static int month(long epochDay) {
        int month = monthFromMarch(dayOfMarchYear(epochDay));
        return month < 10 ? month + 3 : month - 9;
    }

    public static int day(long epochDay) {
        int dayOfYear = dayOfMarchYear(epochDay);
        return dayOfYear - (153 * monthFromMarch(dayOfYear) + 2) / 5 + 1;
    }

    public static long epochDay(long year, int month, int day) {
        long marchYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(marchYear, 400);
        int yearOfEra = (int) (marchYear - era * 400);
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_OF_ERA + dayOfEra - DAYS_TO_EPOCH;
    }

    public static int daysOfMonth(long year, int month) {
        return switch (month) {
            case 2 -> (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** The same day of the month so many months later, or the month's last day where it is shorter. */
    public static long plusMonths(long epochDay, long months) {
        long month = year(epochDay) * 12 + month(epochDay) - 1 + months;
        long year = Math.floorDiv(month, 12);
        int monthOfYear = Math.floorMod(month, 12) + 1;
        return epochDay(year, monthOfYear, Math.min(day(epochDay), daysOfMonth(year, monthOfYear)));
    }

    /** 1 for Monday to 7 for Sunday. */
    public static int isoDayOfWeek(long epochDay) {
        return Math.floorMod(epochDay + 3, 7) + 1;
    }

    private static int dayOfMarchYear(long epochDay) {
        int dayOfEra = Math.floorMod(epochDay + DAYS_TO_EPOCH, DAYS_OF_ERA);
        return dayOfYear(dayOfEra, yearOfEra(dayOfEra));
    }

    private static int yearOfEra(int dayOfEra) {
        return (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    }

    private static int dayOfYear(int dayOfEra, int yearOfEra) {
        return dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    }

    private static int monthFromMarch(int dayOfYear) {
        return (5 * dayOfYear + 2) / 153;
    }
}
