package io.mesquite.planner.convert;

import io.mesquite.plan.expression.Constant;
import io.mesquite.planner.logical.TypeMapping;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.apache.calcite.util.TimestampWithTimeZoneString;

/** Literals to constants. A string literal is a VARCHAR: it holds its trailing spaces. */
final class LiteralConverter {
    private LiteralConverter() {}

    static Constant convert(RexLiteral literal) {
        return convert(literal.getValueAs(Comparable.class), literal.getType());
    }

    /** @param value as {@link RexLiteral} holds values of the type; may be null */
    static Constant convert(Comparable<?> value, RelDataType relType) {
        Type type = TypeMapping.fromCalcite(relType);
        if (value == null) {
            return new Constant(null, type);
        }
        if (type instanceof CharType text) {
            type = new VarcharType(text.length());
        }
        return new Constant(nativeValue(value, type), type);
    }

    private static Object nativeValue(Comparable<?> value, Type type) {
        if (type instanceof DecimalType decimal) {
            return unscaled((BigDecimal) value, decimal);
        } else if (value instanceof NlsString text) {
            return Bytes.utf8(text.getValue());
        } else if (value instanceof ByteString bytes) {
            return new Bytes(bytes.getBytes());
        } else if (value instanceof UUID uuid) {
            return new Int128(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        } else if (type instanceof SimpleType simple) {
            switch (simple) {
                case BOOLEAN -> {
                    return value;
                }
                case TINYINT, SMALLINT, INTEGER, BIGINT, INTERVAL_YEAR_TO_MONTH -> {
                    return ((BigDecimal) value).longValueExact();
                }
                case REAL -> {
                    return (double) ((Number) value).floatValue();
                }
                case DOUBLE -> {
                    return ((Number) value).doubleValue();
                }
                case INTERVAL_DAY_TO_SECOND -> {
                    // Calcite counts milliseconds
                    return ((BigDecimal) value).movePointRight(3).longValue();
                }
                case DATE -> {
                    return (long) ((DateString) value).getDaysSinceEpoch();
                }
                case TIME -> {
                    return LocalTime.parse(((TimeString) value).toString()).toNanoOfDay() / 1000;
                }
                case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> {
                    return micros(value);
                }
                default -> {}
            }
        }
        throw new MesquiteException(ErrorCode.NOT_SUPPORTED, "a literal of type " + type.sql() + " is not supported");
    }

    private static long micros(Comparable<?> value) {
        TimestampString local = value instanceof TimestampWithTimeZoneString zoned
                ? zoned.getLocalTimestampString()
                : (TimestampString) value;
        LocalDateTime time = LocalDateTime.parse(local.toString().replace(' ', 'T'));
        ZoneOffset offset = value instanceof TimestampWithTimeZoneString zoned
                ? zoned.getTimeZone().toZoneId().getRules().getOffset(time)
                : ZoneOffset.UTC;
        return ChronoUnit.MICROS.between(
                LocalDateTime.of(1970, 1, 1, 0, 0).atOffset(ZoneOffset.UTC), time.atOffset(offset));
    }

    /** The native value of a number as a decimal, rounded half up where it has more digits behind the point. */
    static Object unscaled(BigDecimal value, DecimalType type) {
        BigInteger unscaled = value.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
        return type.isShort() ? unscaled.longValueExact() : Int128.of(unscaled);
    }
}
