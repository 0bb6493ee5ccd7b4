package io.mesquite.files.text;

/**
 * Reads dates and times in the forms of ISO 8601 that SQL uses: {@code 2026-11-22}, {@code 17:30:00.5}, the two with a
 * space or a {@code T} between them, and then {@code Z} or an offset such as {@code +01:00}. Used by one thread at a time.
 */
public final class TimeParser {
    /** What the last successful call found: days or microseconds since 1970, or microseconds of the day. */
    public long value;
    /** Whether the last successful {@link #parseTimestamp} found a zone; then the value is in UTC. */
    public boolean zoned;

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long MICROS_A_DAY = 86_400 * MICROS_A_SECOND;
    private static final int DATE_LENGTH = 10;
    private static final int MAX_OFFSET_MINUTES = 18 * 60;

    private int position;
    private long micros;

    /** {@code yyyy-MM-dd}, a day that exists. */
    public boolean parseDate(byte[] bytes, int from, int to) {
        if (to - from != DATE_LENGTH || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return false;
        }
        int year = digits(bytes, from, from + 4);
        int month = digits(bytes, from + 5, from + 7);
        int day = digits(bytes, from + 8, from + 10);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) {
            return false;
        }
        value = epochDay(year, month, day);
        return true;
    }

    /** {@code HH:mm:ss} with up to nine digits of a fraction, of which six are kept. */
    public boolean parseTime(byte[] bytes, int from, int to) {
        boolean found = parseClock(bytes, from, to, true) && position == to;
        value = micros;
        return found;
    }

    /** A date alone, which is its midnight, or a date, a time and maybe a zone. */
    public boolean parseTimestamp(byte[] bytes, int from, int to) {
        zoned = false;
        if (to - from == DATE_LENGTH) {
            boolean found = parseDate(bytes, from, to);
            value *= MICROS_A_DAY;
            return found;
        }
        int clock = from + DATE_LENGTH + 1;
        if (to <= clock
                || bytes[clock - 1] != ' ' && bytes[clock - 1] != 'T'
                || !parseDate(bytes, from, from + DATE_LENGTH)
                || !parseClock(bytes, clock, to, false)) {
            return false;
        }
        value = value * MICROS_A_DAY + micros;
        return position == to || parseZone(bytes, position, to);
    }

    private boolean parseClock(byte[] bytes, int from, int to, boolean secondsNeeded) {
        if (to - from < 5 || bytes[from + 2] != ':') {
            return false;
        }
        int hour = digits(bytes, from, from + 2);
        int minute = digits(bytes, from + 3, from + 5);
        int second = 0;
        int fraction = 0;
        position = from + 5;
        if (position < to && bytes[position] == ':') {
            if (to - position < 3) {
                return false;
            }
            second = digits(bytes, position + 1, position + 3);
            position += 3;
            if (position < to && bytes[position] == '.') {
                fraction = parseFraction(bytes, position + 1, to);
            }
        } else if (secondsNeeded) {
            return false;
        }
        micros = ((hour * 60L + minute) * 60 + second) * MICROS_A_SECOND + fraction;
        return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && fraction >= 0;
    }

    private int parseFraction(byte[] bytes, int from, int to) {
        int fraction = 0;
        int i = from;
        for (; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            if (i - from < 6) {
                fraction = fraction * 10 + (bytes[i] - '0');
            }
        }
        int count = i - from;
        for (int missing = count; missing < 6; missing++) {
            fraction *= 10;
        }
        position = i;
        return count < 1 || count > 9 ? -1 : fraction;
    }

    private boolean parseZone(byte[] bytes, int from, int to) {
        zoned = true;
        if (to - from == 1) {
            return bytes[from] == 'Z';
        }
        boolean negative = bytes[from] == '-';
        if (!negative && bytes[from] != '+' || to - from != 3 && (to - from != 6 || bytes[from + 3] != ':')) {
            return false;
        }
        int hours = digits(bytes, from + 1, from + 3);
        int minutes = to - from == 3 ? 0 : digits(bytes, from + 4, from + 6);
        if (hours < 0 || minutes < 0 || minutes >= 60 || hours * 60 + minutes > MAX_OFFSET_MINUTES) {
            return false;
        }
        long offset = (hours * 60L + minutes) * 60 * MICROS_A_SECOND;
        value += negative ? offset : -offset;
        return true;
    }

    /** A number of digits only, or -1. */
    private static int digits(byte[] bytes, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int daysOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Counts in years that begin in March, so that the leap day is the last one. */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month <= 2 ? year - 1 : year;
        int marchMonth = month <= 2 ? month + 9 : month - 3;
        long leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return 365L * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - 719_468;
    }
}
