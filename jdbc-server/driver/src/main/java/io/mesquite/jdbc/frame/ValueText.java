package io.mesquite.jdbc.frame;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.StringJoiner;

/** Values as SQL writes them. */
final class ValueText {
    private ValueText() {}

    static String of(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        } else if (value instanceof LocalDateTime timestamp) {
            return timestamp.toLocalDate() + " " + time(timestamp.toLocalTime());
        } else if (value instanceof OffsetDateTime timestamp) {
            return of(timestamp.toLocalDateTime())
                    + (timestamp.getOffset().getTotalSeconds() == 0 ? "+00:00" : timestamp.getOffset());
        } else if (value instanceof LocalTime time) {
            return time(time);
        } else if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof Object[] elements) {
            StringJoiner text = new StringJoiner(", ", "[", "]");
            for (Object element : elements) {
                text.add(element == null ? "NULL" : of(element));
            }
            return text.toString();
        }
        return value.toString();
    }

    private static String time(LocalTime time) {
        StringBuilder text = new StringBuilder(15);
        twoDigits(text, time.getHour()).append(':');
        twoDigits(text, time.getMinute()).append(':');
        twoDigits(text, time.getSecond());
        int micros = time.getNano() / 1000;
        if (micros != 0) {
            String digits = Integer.toString(1_000_000 + micros);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            text.append('.').append(digits, 1, end);
        }
        return text.toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
