package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Int128;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Native values as the driver binds them, for those types whose equality in CQL is equality in SQL. Left out are floating point
 * (zeros of two signs), {@code decimal} (1.0 and 1.00 are different keys), {@code time} (nanoseconds that SQL does not see) and
 * {@code inet}.
 */
final class CqlValues {
    private static final long MICROS_PER_MILLI = 1_000;

    private CqlValues() {}

    static boolean isComparable(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN,
                    ProtocolConstants.DataType.TINYINT,
                    ProtocolConstants.DataType.SMALLINT,
                    ProtocolConstants.DataType.INT,
                    ProtocolConstants.DataType.BIGINT,
                    ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.BLOB,
                    ProtocolConstants.DataType.DATE,
                    ProtocolConstants.DataType.TIMESTAMP,
                    ProtocolConstants.DataType.UUID,
                    ProtocolConstants.DataType.TIMEUUID -> true;
            default -> false;
        };
    }

    /**
     * Whether CQL can be asked for a range: it orders UUIDs by their version and time, and can't be given a bound for ASCII that is not.
     */
    static boolean isOrdered(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.UUID,
                    ProtocolConstants.DataType.TIMEUUID,
                    ProtocolConstants.DataType.ASCII -> false;
            default -> isComparable(type);
        };
    }

    /** The same value for the driver; empty where no stored value can be equal to it. */
    static Optional<Object> exact(DataType type, Object value) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TIMESTAMP ->
                (Long) value % MICROS_PER_MILLI == 0 ? Optional.of(instant((Long) value)) : Optional.empty();
            case ProtocolConstants.DataType.TINYINT -> within(type, (Long) value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case ProtocolConstants.DataType.SMALLINT -> within(type, (Long) value, Short.MIN_VALUE, Short.MAX_VALUE);
            case ProtocolConstants.DataType.INT -> within(type, (Long) value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case ProtocolConstants.DataType.TIMEUUID -> {
                UUID uuid = uuid((Int128) value);
                yield uuid.version() == 1 ? Optional.of(uuid) : Optional.empty();
            }
            case ProtocolConstants.DataType.ASCII -> {
                String text = ((Bytes) value).toUtf8();
                yield text.chars().allMatch(c -> c < 0x80) ? Optional.of(text) : Optional.empty();
            }
            default -> Optional.of(plain(type, value));
        };
    }

    /** A value that is not above the given one, and no stored value is between the two. */
    static Object atMost(DataType type, Object value) {
        return plain(type, value);
    }

    /** A value that is not below the given one, and no stored value is between the two. */
    static Object atLeast(DataType type, Object value) {
        return type.getProtocolCode() == ProtocolConstants.DataType.TIMESTAMP
                ? instant(-Math.floorDiv(-(Long) value, MICROS_PER_MILLI) * MICROS_PER_MILLI)
                : plain(type, value);
    }

    private static Object plain(DataType type, Object value) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN, ProtocolConstants.DataType.BIGINT -> value;
            case ProtocolConstants.DataType.TINYINT ->
                (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, (Long) value));
            case ProtocolConstants.DataType.SMALLINT ->
                (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, (Long) value));
            case ProtocolConstants.DataType.INT ->
                (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, (Long) value));
            case ProtocolConstants.DataType.ASCII, ProtocolConstants.DataType.VARCHAR -> ((Bytes) value).toUtf8();
            case ProtocolConstants.DataType.BLOB -> ByteBuffer.wrap(((Bytes) value).array());
            case ProtocolConstants.DataType.DATE -> LocalDate.ofEpochDay((Long) value);
            case ProtocolConstants.DataType.TIMESTAMP -> instant((Long) value);
            case ProtocolConstants.DataType.UUID, ProtocolConstants.DataType.TIMEUUID -> uuid((Int128) value);
            default -> throw new IllegalArgumentException(type + " is not compared by CQL");
        };
    }

    /** A join of columns of different widths may tell of values that the narrower one can't have. */
    private static Optional<Object> within(DataType type, long value, long least, long greatest) {
        return value < least || value > greatest ? Optional.empty() : Optional.of(plain(type, value));
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochMilli(Math.floorDiv(micros, MICROS_PER_MILLI));
    }

    private static UUID uuid(Int128 value) {
        return new UUID(value.high(), value.low());
    }
}
