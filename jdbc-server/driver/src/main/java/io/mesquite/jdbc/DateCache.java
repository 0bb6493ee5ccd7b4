package io.mesquite.jdbc;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Makes {@link Date} objects, each a new one since they can be changed, and remembers the calendar's answers: most results have few
 * different dates. The default time zone is that of the first use of a date.
 */
final class DateCache {
    private static final int SIZE = 4096;

    private final long[] days = new long[SIZE];
    private final long[] millis = new long[SIZE];

    DateCache() {
        Arrays.fill(days, Long.MIN_VALUE);
    }

    Date of(long epochDay) {
        int slot = (int) epochDay & SIZE - 1;
        if (days[slot] != epochDay) {
            millis[slot] = Date.valueOf(LocalDate.ofEpochDay(epochDay)).getTime();
            days[slot] = epochDay;
        }
        return new Date(millis[slot]);
    }
}
