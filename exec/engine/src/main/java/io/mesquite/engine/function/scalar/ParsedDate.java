package io.mesquite.engine.function.scalar;

import io.mesquite.engine.kernel.CivilDate;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.EnumMap;
import java.util.Map;

/** The elements that a text gave, put together to a time. */
final class ParsedDate {
    private final String value;
    private final String pattern;
    private final Map<DateElement, Long> elements = new EnumMap<>(DateElement.class);

    ParsedDate(String value, String pattern) {
        this.value = value;
        this.pattern = pattern;
    }

    void set(DateElement element, long number) {
        elements.put(element, number);
    }

    MesquiteException wrong(int at, String wanted) {
        return Arguments.invalid("'" + value + "' is no time of the pattern '" + pattern + "': " + wanted
                + " must be at character " + (at + 1));
    }

    long micros() {
        long hour = get(DateElement.HOUR, 0, 23, 0);
        if (elements.containsKey(DateElement.HOUR_OF_HALF)) {
            hour = get(DateElement.HOUR_OF_HALF, 1, 12, 12) % 12 + 12 * get(DateElement.HALF_OF_DAY, 0, 1, 0);
        }
        long seconds = hour * 3600 + get(DateElement.MINUTE, 0, 59, 0) * 60 + get(DateElement.SECOND, 0, 59, 0);
        return (day() * 86_400 + seconds) * 1_000_000 + elements.getOrDefault(DateElement.FRACTION, 0L);
    }

    private long day() {
        long year = get(DateElement.YEAR, -9999, 9999, 1970);
        if (elements.containsKey(DateElement.YEAR_OF_CENTURY) && !elements.containsKey(DateElement.YEAR)) {
            long twoDigits = elements.get(DateElement.YEAR_OF_CENTURY);
            year = twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
        }
        if (elements.containsKey(DateElement.ISO_WEEK)) {
            long isoYear = get(DateElement.ISO_YEAR, -9999, 9999, year);
            long fourth = CivilDate.epochDay(isoYear, 1, 4);
            long monday = fourth + 1 - CivilDate.isoDayOfWeek(fourth);
            return monday
                    + 7 * (get(DateElement.ISO_WEEK, 1, 53, 1) - 1)
                    + get(DateElement.ISO_DAY_OF_WEEK, 1, 7, 1)
                    - 1;
        }
        if (elements.containsKey(DateElement.DAY_OF_YEAR)) {
            int days = 337 + CivilDate.daysOfMonth(year, 2);
            return CivilDate.epochDay(year, 1, 1) + get(DateElement.DAY_OF_YEAR, 1, days, 1) - 1;
        }
        DateElement named =
                elements.containsKey(DateElement.MONTH_NAME) ? DateElement.MONTH_NAME : DateElement.MONTH_SHORT_NAME;
        int month = (int) get(elements.containsKey(named) ? named : DateElement.MONTH, 1, 12, 1);
        return CivilDate.epochDay(year, month, (int) get(DateElement.DAY, 1, CivilDate.daysOfMonth(year, month), 1));
    }

    private long get(DateElement element, long least, long most, long otherwise) {
        long number = elements.getOrDefault(element, otherwise);
        if (number < least || number > most) {
            throw new MesquiteException(
                    ErrorCode.DATETIME_OUT_OF_RANGE,
                    "'" + value + "' is no time: its "
                            + element.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " of " + number
                            + " is not between " + least + " and " + most);
        }
        return number;
    }
}
