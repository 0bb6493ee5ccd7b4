package io.mesquite.engine.function.operator;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL text read as native values, as a cast from VARCHAR does. Blanks around the value are ignored. */
final class Parse {
    private static final Pattern WITH_ZONE =
            Pattern.compile("(\\d+-\\d+-\\d+[T ]\\s*[\\d:.]+)\\s*([+-]\\d.*|[A-Za-z].*)");

    private static final int LONGEST_NUMBER = 1000;

    private Parse() {}

    /** Whether texts can be read as this type. */
    static boolean canRead(SimpleType type) {
        return switch (type) {
            case VARBINARY, UNKNOWN, INTERVAL_DAY_TO_SECOND, INTERVAL_YEAR_TO_MONTH -> false;
            default -> true;
        };
    }

    static Object value(String text, SimpleType type) {
        String trimmed = text.strip();
        try {
            return switch (type) {
                case BOOLEAN -> bool(trimmed);
                case DOUBLE -> Double.valueOf(floating(trimmed));
                case REAL -> (double) (float) floating(trimmed);
                case DATE -> date(trimmed);
                case TIME -> LocalTime.parse(trimmed).toNanoOfDay() / 1000;
                case TIMESTAMP -> timestamp(trimmed);
                case TIMESTAMP_WITH_TIME_ZONE -> zoned(trimmed);
                case UUID -> {
                    UUID uuid = UUID.fromString(trimmed);
                    yield new Int128(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
                }
                default -> throw new IllegalArgumentException(type.sql());
            };
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw invalid(text, type);
        }
    }

    static BigDecimal decimal(String text, Type type) {
        String trimmed = text.strip();
        try {
            if (trimmed.length() > LONGEST_NUMBER) {
                throw new NumberFormatException();
            }
            BigDecimal value = new BigDecimal(trimmed);
            // An exponent of millions would make a number of as many digits.
            if (Math.abs((long) value.scale()) > LONGEST_NUMBER) {
                throw new NumberFormatException();
            }
            return value;
        } catch (NumberFormatException e) {
            throw invalid(text, type);
        }
    }

    static MesquiteException invalid(String text, Type type) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return new MesquiteException(
                ErrorCode.INVALID_CAST,
                "'" + shown + "' can't be cast to " + type.sql() + "; TRY_CAST gives null instead of this error");
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static double floating(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "infinity", "+inf", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0 || text.contains("x")) {
                    throw new NumberFormatException(text);
                }
                yield Double.parseDouble(text);
            }
        };
    }

    private static Long date(String text) {
        int end = text.indexOf(' ') > 0 ? text.indexOf(' ') : text.indexOf('T');
        if (end > 0) {
            return Math.floorDiv(timestamp(text), 86_400_000_000L);
        }
        return epochDay(text);
    }

    /** {@code YYYY-M-D}, months and days of one or two digits. */
    private static long epochDay(String text) {
        int second = text.lastIndexOf('-');
        int first = text.lastIndexOf('-', second - 1);
        if (first < 1 || text.length() - second > 3 || second - first > 3) {
            throw new IllegalArgumentException(text);
        }
        int year = Integer.parseInt(text.substring(0, first));
        int month = Integer.parseUnsignedInt(text.substring(first + 1, second));
        int day = Integer.parseUnsignedInt(text.substring(second + 1));
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private static Long timestamp(String text) {
        int separator = text.indexOf('T') > 0 ? text.indexOf('T') : text.indexOf(' ');
        if (separator < 0) {
            return Math.multiplyExact(epochDay(text), 86_400_000_000L);
        }
        LocalDate date = LocalDate.ofEpochDay(epochDay(text.substring(0, separator)));
        return micros(LocalDateTime.of(
                        date, LocalTime.parse(text.substring(separator + 1).strip()))
                .toInstant(ZoneOffset.UTC));
    }

    /** With an offset ({@code +02}, {@code -03:30}, {@code Z}) or a zone ({@code UTC}, {@code Europe/Berlin}) behind the time, else in UTC. */
    private static Long zoned(String text) {
        Matcher found = WITH_ZONE.matcher(text);
        if (!found.matches()) {
            return timestamp(text);
        }
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(timestamp(found.group(1)), ChronoUnit.MICROS);
        return micros(local.atZone(ZoneId.of(found.group(2))).toInstant());
    }

    private static long micros(Instant instant) {
        return Instant.EPOCH.until(instant, ChronoUnit.MICROS);
    }
}
