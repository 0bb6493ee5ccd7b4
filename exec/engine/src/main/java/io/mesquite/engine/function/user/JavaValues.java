package io.mesquite.engine.function.user;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.CharType;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Native values as the Java values that {@link io.mesquite.spi.function.FunctionPlugin} promises, and back. */
final class JavaValues {
    private static final long NANOS_PER_MICRO = 1_000;

    private JavaValues() {}

    static Object toJava(Object value, Type type) {
        if (value == null) {
            return null;
        } else if (type instanceof DecimalType decimal) {
            BigInteger unscaled = value instanceof Int128 wide ? wide.toBigInteger() : BigInteger.valueOf((Long) value);
            return new BigDecimal(unscaled, decimal.scale());
        } else if (type instanceof VarcharType || type instanceof CharType || type == SimpleType.JSON) {
            return ((Bytes) value).toUtf8();
        } else if (type instanceof ArrayType array) {
            return mapped((List<?>) value, element -> toJava(element, array.element()));
        } else if (type instanceof RowType row) {
            List<Object> fields = new ArrayList<>();
            for (int i = 0; i < row.fields().size(); i++) {
                fields.add(toJava(((List<?>) value).get(i), row.fields().get(i).type()));
            }
            return fields;
        } else if (type instanceof MapType map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, one) -> entries.put(toJava(key, map.key()), toJava(one, map.value())));
            return entries;
        }
        return switch ((SimpleType) type) {
            case VARBINARY -> ((Bytes) value).array().clone();
            case DATE -> LocalDate.ofEpochDay((Long) value);
            case TIME -> LocalTime.ofNanoOfDay((Long) value * NANOS_PER_MICRO);
            case TIMESTAMP -> LocalDateTime.ofInstant(instant((Long) value), ZoneOffset.UTC);
            case TIMESTAMP_WITH_TIME_ZONE -> instant((Long) value);
            case UUID -> new UUID(((Int128) value).high(), ((Int128) value).low());
            default -> value;
        };
    }

    /** @throws ClassCastException and others where the value is not of the type's class, or does not fit */
    static Object toNative(Object value, Type type) {
        if (value == null) {
            return null;
        } else if (type instanceof DecimalType decimal) {
            BigDecimal number = ((BigDecimal) value).setScale(decimal.scale(), RoundingMode.HALF_UP);
            if (number.signum() != 0 && number.precision() > decimal.precision()) {
                throw new ArithmeticException(value + " does not fit into " + decimal.sql());
            }
            return decimal.isShort() ? (Object) number.unscaledValue().longValue() : Int128.of(number.unscaledValue());
        } else if (type instanceof VarcharType || type instanceof CharType || type == SimpleType.JSON) {
            return Bytes.utf8((String) value);
        } else if (type instanceof ArrayType array) {
            return mapped((List<?>) value, element -> toNative(element, array.element()));
        } else if (type instanceof RowType row) {
            List<Object> fields = new ArrayList<>();
            for (int i = 0; i < row.fields().size(); i++) {
                fields.add(
                        toNative(((List<?>) value).get(i), row.fields().get(i).type()));
            }
            return fields;
        } else if (type instanceof MapType map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            ((Map<?, ?>) value)
                    .forEach((key, one) -> entries.put(toNative(key, map.key()), toNative(one, map.value())));
            return entries;
        }
        return switch ((SimpleType) type) {
            case BOOLEAN -> (Boolean) value;
            case TINYINT -> within(((Number) value).longValue(), Byte.MIN_VALUE, Byte.MAX_VALUE, type);
            case SMALLINT -> within(((Number) value).longValue(), Short.MIN_VALUE, Short.MAX_VALUE, type);
            case INTEGER -> within(((Number) value).longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE, type);
            case BIGINT, INTERVAL_DAY_TO_SECOND, INTERVAL_YEAR_TO_MONTH -> ((Number) value).longValue();
            case REAL -> (double) ((Number) value).floatValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case VARBINARY -> new Bytes(((byte[]) value).clone());
            case DATE -> ((LocalDate) value).toEpochDay();
            case TIME -> ((LocalTime) value).toNanoOfDay() / NANOS_PER_MICRO;
            case TIMESTAMP -> micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC));
            case TIMESTAMP_WITH_TIME_ZONE -> micros((Instant) value);
            case UUID -> new Int128(((UUID) value).getMostSignificantBits(), ((UUID) value).getLeastSignificantBits());
            case UNKNOWN, JSON -> throw new ClassCastException("a value of " + type.sql());
        };
    }

    private interface Conversion {
        Object apply(Object value);
    }

    private static List<Object> mapped(List<?> values, Conversion conversion) {
        List<Object> all = new ArrayList<>(values.size());
        for (Object value : values) {
            all.add(conversion.apply(value));
        }
        return all;
    }

    private static long within(long value, long least, long most, Type type) {
        if (value < least || value > most) {
            throw new ArithmeticException(value + " does not fit into " + type.sql());
        }
        return value;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
