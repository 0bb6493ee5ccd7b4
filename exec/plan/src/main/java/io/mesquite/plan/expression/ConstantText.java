package io.mesquite.plan.expression;

import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** How constants are written in plans, for people. */
final class ConstantText {
    private ConstantText() {}

    static String of(Object value, Type type) {
        if (value == null) {
            return "null";
        }
        if (type instanceof DecimalType decimal) {
            BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) value);
            return new BigDecimal(unscaled, decimal.scale()).toPlainString();
        }
        if (type instanceof SimpleType simple) {
            switch (simple) {
                case DATE -> {
                    return "DATE '" + LocalDate.ofEpochDay((Long) value) + "'";
                }
                case TIME -> {
                    return "TIME '" + LocalTime.ofNanoOfDay((Long) value * 1000) + "'";
                }
                case TIMESTAMP -> {
                    return "TIMESTAMP '" + LocalDateTime.ofInstant(instant((Long) value), ZoneOffset.UTC) + "'";
                }
                case TIMESTAMP_WITH_TIME_ZONE -> {
                    return "TIMESTAMP '" + instant((Long) value) + "'";
                }
                case INTERVAL_YEAR_TO_MONTH -> {
                    return "INTERVAL '" + value + "' MONTH";
                }
                case INTERVAL_DAY_TO_SECOND -> {
                    BigDecimal seconds = BigDecimal.valueOf((Long) value, 6).stripTrailingZeros();
                    return "INTERVAL '" + seconds.toPlainString() + "' SECOND";
                }
                case VARBINARY -> {
                    return "X'" + HexFormat.of().formatHex(((Bytes) value).array()) + "'";
                }
                default -> {}
            }
        }
        return value instanceof Bytes text ? "'" + text.toUtf8().replace("'", "''") + "'" : value.toString();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
