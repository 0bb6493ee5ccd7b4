package io.mesquite.server.avatica;

import io.mesquite.plan.expression.Constant;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.VarcharType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.proto.Common.TypedValue;

/** Reads parameters as clients send them: dates and times as ISO text (Mesquite's driver) or as Avatica's numbers. */
final class ParameterDecoder {
    private ParameterDecoder() {}

    static List<Constant> decode(List<TypedValue> values) {
        List<Constant> constants = new ArrayList<>(values.size());
        for (TypedValue value : values) {
            try {
                constants.add(decode(value));
            } catch (NumberFormatException | DateTimeException e) {
                throw new MesquiteException(
                        ErrorCode.INVALID_PARAMETER,
                        "Parameter " + (constants.size() + 1) + " has the value '" + value.getStringValue()
                                + "', which is not a " + value.getType(),
                        e);
            }
        }
        return constants;
    }

    private static Constant decode(TypedValue value) {
        if (value.getNull()) {
            return new Constant(null, SimpleType.UNKNOWN);
        }
        return switch (value.getType()) {
            case NULL -> new Constant(null, SimpleType.UNKNOWN);
            case BOOLEAN, PRIMITIVE_BOOLEAN -> new Constant(value.getBoolValue(), SimpleType.BOOLEAN);
            case BYTE, PRIMITIVE_BYTE, SHORT, PRIMITIVE_SHORT, INTEGER, PRIMITIVE_INT ->
                new Constant(value.getNumberValue(), SimpleType.INTEGER);
            case LONG, PRIMITIVE_LONG, NUMBER -> new Constant(value.getNumberValue(), SimpleType.BIGINT);
            case FLOAT, PRIMITIVE_FLOAT, DOUBLE, PRIMITIVE_DOUBLE ->
                new Constant(value.getDoubleValue(), SimpleType.DOUBLE);
            case BIG_DECIMAL, BIG_INTEGER -> decimal(new BigDecimal(value.getStringValue()));
            case BYTE_STRING -> new Constant(new Bytes(value.getBytesValue().toByteArray()), SimpleType.VARBINARY);
            case JAVA_SQL_DATE, JAVA_UTIL_DATE -> new Constant(date(value), SimpleType.DATE);
            case JAVA_SQL_TIME -> new Constant(time(value), SimpleType.TIME);
            case JAVA_SQL_TIMESTAMP -> timestamp(value);
            default -> new Constant(Bytes.utf8(value.getStringValue()), VarcharType.UNBOUNDED);
        };
    }

    private static Constant decimal(BigDecimal value) {
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int precision = Math.max(plain.precision(), plain.scale());
        if (precision > DecimalType.MAX_PRECISION) {
            throw new MesquiteException(
                    ErrorCode.NUMERIC_OUT_OF_RANGE,
                    "The parameter " + plain + " has " + precision + " digits, more than " + DecimalType.MAX_PRECISION);
        }
        DecimalType type = new DecimalType(Math.max(precision, 1), plain.scale());
        Int128 unscaled = Int128.of(plain.unscaledValue());
        return new Constant(type.isShort() ? (Object) unscaled.low() : unscaled, type);
    }

    private static long date(TypedValue value) {
        String text = value.getStringValue();
        return text.isEmpty() ? value.getNumberValue() : LocalDate.parse(text).toEpochDay();
    }

    private static long time(TypedValue value) {
        String text = value.getStringValue();
        return text.isEmpty()
                ? value.getNumberValue() * 1000
                : LocalTime.parse(text).toNanoOfDay() / 1000;
    }

    /** A text with an offset is an instant, one without is a wall clock. */
    private static Constant timestamp(TypedValue value) {
        String text = value.getStringValue();
        if (text.isEmpty()) {
            return new Constant(value.getNumberValue() * 1000, SimpleType.TIMESTAMP);
        }
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        Instant instant = zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        long micros = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
        return new Constant(micros, zoned ? SimpleType.TIMESTAMP_WITH_TIME_ZONE : SimpleType.TIMESTAMP);
    }
}
