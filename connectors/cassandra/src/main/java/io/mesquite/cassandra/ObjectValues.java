package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.GettableByIndex;
import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The driver's objects as native values of the SQL type (see {@link io.mesquite.spi.type.Layout}), to any depth. */
final class ObjectValues {
    private static final BigInteger BOUND = BigInteger.TEN.pow(DecimalType.MAX_PRECISION);

    private ObjectValues() {}

    /** @param column for messages */
    static Object nativeValue(Type type, Object value, String column) {
        if (value == null) {
            return null;
        } else if (value instanceof Boolean || value instanceof Double || value instanceof Long) {
            return value;
        } else if (value instanceof Float number) {
            return number.doubleValue();
        } else if (value instanceof BigDecimal number) {
            return decimal(number, ((DecimalType) type).scale(), column);
        } else if (value instanceof BigInteger number) {
            return varint(number, column);
        } else if (value instanceof Number number) {
            return number.longValue();
        } else if (value instanceof String text) {
            return Bytes.utf8(text);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return new Bytes(bytes);
        } else if (value instanceof UUID uuid) {
            return new Int128(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
        } else if (value instanceof InetAddress address) {
            return Bytes.utf8(address.getHostAddress());
        } else if (value instanceof LocalDate date) {
            return date.toEpochDay();
        } else if (value instanceof LocalTime time) {
            return time.toNanoOfDay() / 1_000;
        } else if (value instanceof Instant instant) {
            return micros(instant.toEpochMilli(), column);
        } else if (value instanceof CqlDuration duration) {
            return List.of((long) duration.getMonths(), (long) duration.getDays(), duration.getNanoseconds());
        }
        return nested(type, value, column);
    }

    static Int128 decimal(BigDecimal value, int scale, String column) {
        try {
            BigInteger unscaled = value.setScale(scale).unscaledValue();
            if (unscaled.abs().compareTo(BOUND) < 0) {
                return Int128.of(unscaled);
            }
        } catch (ArithmeticException e) {
            // more digits behind the point than the type has
        }
        throw ReadFault.decimal(column, value, scale);
    }

    static Int128 varint(BigInteger value, String column) {
        if (value.abs().compareTo(BOUND) >= 0) {
            throw ReadFault.varint(column, value);
        }
        return Int128.of(value);
    }

    static long micros(long millis, String column) {
        if (Math.abs(millis) > Long.MAX_VALUE / 1_000) {
            throw ReadFault.timestamp(column, millis);
        }
        return millis * 1_000;
    }

    private static Object nested(Type type, Object value, String column) {
        if (value instanceof Map<?, ?> map) {
            MapType mapType = (MapType) type;
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, entry) ->
                    entries.put(nativeValue(mapType.key(), key, column), nativeValue(mapType.value(), entry, column)));
            return entries;
        } else if (value instanceof GettableByIndex fields) {
            List<RowType.Field> fieldTypes = ((RowType) type).fields();
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < fieldTypes.size(); i++) {
                values.add(nativeValue(fieldTypes.get(i).type(), fields.getObject(i), column));
            }
            return values;
        }
        Iterable<?> elements = value instanceof CqlVector<?> vector ? vector : (Iterable<?>) value;
        Type elementType = ((ArrayType) type).element();
        List<Object> values = new ArrayList<>();
        for (Object element : elements) {
            values.add(nativeValue(elementType, element, column));
        }
        return values;
    }
}
