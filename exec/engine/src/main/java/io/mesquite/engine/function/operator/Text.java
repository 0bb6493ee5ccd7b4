package io.mesquite.engine.function.operator;

import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/** Native values written as SQL text, as a cast to VARCHAR does. */
public final class Text {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    private Text() {}

    /** Whether there is a text form. */
    public static boolean has(Type type) {
        return type instanceof SimpleType simple
                ? simple != SimpleType.VARBINARY && simple != SimpleType.UNKNOWN
                : type instanceof DecimalType || type instanceof VarcharType || type instanceof CharType;
    }

    public static String of(Object value, Type type) {
        if (type instanceof DecimalType decimal) {
            return decimal(value, decimal.scale()).toPlainString();
        }
        if (type instanceof SimpleType simple) {
            return switch (simple) {
                case REAL -> Float.toString(((Double) value).floatValue());
                case DATE -> LocalDate.ofEpochDay((Long) value).toString();
                case TIME -> time((Long) value);
                case TIMESTAMP -> timestamp((Long) value);
                case TIMESTAMP_WITH_TIME_ZONE -> timestamp((Long) value) + "+00:00";
                case INTERVAL_YEAR_TO_MONTH -> interval((Long) value, 12, "-");
                case INTERVAL_DAY_TO_SECOND -> dayToSecond((Long) value);
                case UUID -> new UUID(((Int128) value).high(), ((Int128) value).low()).toString();
                default -> value.toString();
            };
        }
        return value.toString();
    }

    static BigDecimal decimal(Object unscaled, int scale) {
        BigInteger integer =
                unscaled instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) unscaled);
        return new BigDecimal(integer, scale);
    }

    private static String timestamp(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, DAY)) + " " + time(Math.floorMod(micros, DAY));
    }

    /** Hours, minutes and seconds, and a fraction where there is one. */
    private static String time(long micros) {
        LocalTime time = LocalTime.ofSecondOfDay(micros / SECOND);
        String text = String.format("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
        return text + fraction(micros % SECOND);
    }

    private static String fraction(long micros) {
        if (micros == 0) {
            return "";
        }
        String digits = Long.toString(SECOND + micros).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return "." + digits.substring(0, end);
    }

    private static String interval(long months, int unit, String separator) {
        long absolute = Math.abs(months);
        return (months < 0 ? "-" : "") + absolute / unit + separator + absolute % unit;
    }

    private static String dayToSecond(long micros) {
        long absolute = Math.abs(micros);
        return (micros < 0 ? "-" : "") + absolute / DAY + " " + time(absolute % DAY);
    }
}
