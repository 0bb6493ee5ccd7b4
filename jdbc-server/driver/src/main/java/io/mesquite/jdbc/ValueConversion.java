package io.mesquite.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Turns values as frames have them (see {@code ColumnValues.value}) into the class that a caller asks for. A timestamp
 * without zone is a wall clock: it is the same whatever the zone of the JVM. A zoned one becomes a wall clock at UTC.
 */
final class ValueConversion {
    private ValueConversion() {}

    /** The class that {@code getObject} without a class gives. */
    static Object toDefault(Object value) {
        if (value instanceof LocalDate date) {
            return Date.valueOf(date);
        } else if (value instanceof LocalTime time) {
            return Time.valueOf(time);
        } else if (value instanceof LocalDateTime timestamp) {
            return Timestamp.valueOf(timestamp);
        }
        return value;
    }

    /** @param text the value as SQL writes it */
    static <T> T to(Class<T> type, Object value, Supplier<String> text) throws SQLException {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        try {
            Object converted = convert(type, value, text);
            if (converted != null) {
                return type.cast(converted);
            }
        } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
            throw mismatch(value, text, type.getSimpleName());
        }
        throw mismatch(value, text, type.getSimpleName());
    }

    private static Object convert(Class<?> type, Object value, Supplier<String> text) throws SQLException {
        if (type == String.class) {
            return text.get();
        } else if (Number.class.isAssignableFrom(type)) {
            return number(type, value, text);
        } else if (type == Boolean.class) {
            return bool(value, text);
        } else if (type == UUID.class && value instanceof String) {
            return uuid(text);
        } else if (type == LocalDate.class) {
            return date(value, text);
        } else if (type == LocalTime.class) {
            return time(value, text);
        } else if (type == LocalDateTime.class) {
            return timestamp(value, text);
        } else if (type == OffsetDateTime.class) {
            return timestamp(value, text).atOffset(ZoneOffset.UTC);
        } else if (type == ZonedDateTime.class) {
            return timestamp(value, text).atZone(ZoneOffset.UTC);
        } else if (type == Instant.class) {
            return timestamp(value, text).toInstant(ZoneOffset.UTC);
        } else if (type == Date.class) {
            return Date.valueOf(date(value, text));
        } else if (type == Time.class) {
            return Time.valueOf(time(value, text));
        } else if (type == Timestamp.class) {
            return value instanceof OffsetDateTime zoned
                    ? Timestamp.from(zoned.toInstant())
                    : Timestamp.valueOf(timestamp(value, text));
        } else if (type == java.util.Date.class) {
            return Timestamp.valueOf(timestamp(value, text));
        }
        return null;
    }

    private static Object number(Class<?> type, Object value, Supplier<String> text) {
        if (value instanceof LocalDate || value instanceof UUID || value instanceof byte[]) {
            return null;
        }
        if (type == Double.class) {
            return value instanceof Number number ? number.doubleValue() : Double.valueOf(text.get());
        } else if (type == Float.class) {
            return value instanceof Number number ? number.floatValue() : Float.valueOf(text.get());
        }
        BigDecimal decimal = value instanceof Boolean bool
                ? BigDecimal.valueOf(bool ? 1 : 0)
                : value instanceof BigDecimal exact
                        ? exact
                        : new BigDecimal(text.get().strip());
        if (type == BigDecimal.class) {
            return decimal;
        }
        BigInteger integer = decimal.toBigInteger();
        if (type == BigInteger.class) {
            return integer;
        } else if (type == Long.class) {
            return integer.longValueExact();
        } else if (type == Integer.class) {
            return integer.intValueExact();
        } else if (type == Short.class) {
            return integer.shortValueExact();
        } else if (type == Byte.class) {
            return integer.byteValueExact();
        }
        return null;
    }

    private static Object bool(Object value, Supplier<String> text) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return switch (text.get().strip().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "t", "1", "yes", "y", "on" -> true;
            case "false", "f", "0", "no", "n", "off" -> false;
            default -> null;
        };
    }

    private static UUID uuid(Supplier<String> text) throws SQLException {
        try {
            return UUID.fromString(text.get());
        } catch (IllegalArgumentException e) {
            throw mismatch(text.get(), text, "UUID");
        }
    }

    static LocalDate date(Object value, Supplier<String> text) throws SQLException {
        if (value instanceof LocalDate date) {
            return date;
        } else if (value instanceof LocalDateTime timestamp) {
            return timestamp.toLocalDate();
        } else if (value instanceof OffsetDateTime timestamp) {
            return timestamp.toLocalDate();
        } else if (value instanceof String) {
            return text.get().strip().length() > 10
                    ? timestamp(value, text).toLocalDate()
                    : LocalDate.parse(text.get().strip());
        }
        throw mismatch(value, text, "DATE");
    }

    static LocalTime time(Object value, Supplier<String> text) throws SQLException {
        if (value instanceof LocalTime time) {
            return time;
        } else if (value instanceof LocalDateTime timestamp) {
            return timestamp.toLocalTime();
        } else if (value instanceof OffsetDateTime timestamp) {
            return timestamp.toLocalTime();
        } else if (value instanceof String) {
            return LocalTime.parse(text.get().strip());
        }
        throw mismatch(value, text, "TIME");
    }

    static LocalDateTime timestamp(Object value, Supplier<String> text) throws SQLException {
        if (value instanceof LocalDateTime timestamp) {
            return timestamp;
        } else if (value instanceof OffsetDateTime timestamp) {
            return timestamp.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        } else if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        } else if (value instanceof String) {
            return text.get().strip().length() == 10
                    ? LocalDate.parse(text.get().strip()).atStartOfDay()
                    : LocalDateTime.parse(text.get().strip().replace(' ', 'T'));
        }
        throw mismatch(value, text, "TIMESTAMP");
    }

    /** The instant at which a clock in the calendar's zone shows the wall clock. */
    static Instant at(LocalDateTime wallClock, Calendar calendar) {
        ZoneId zone = calendar.getTimeZone().toZoneId();
        return wallClock.atZone(zone).toInstant();
    }

    static SQLException mismatch(Object value, Supplier<String> text, String target) {
        String whole = text.get();
        String shown = whole.length() > 100 ? whole.substring(0, 100) + "…" : whole;
        return new SQLDataException("The value '" + shown + "' can't be read as " + target, "22018");
    }
}
