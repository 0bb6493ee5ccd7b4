package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Reads one column of some rows into a vector: scalars from their bytes as the native protocol has them (section "Data type
 * serialization formats" of its version 4 and 5), everything nested through the driver's own decoders. A value of no bytes where the
 * type needs some is Cassandra's "empty", read as null.
 */
final class ColumnReader {
    private final String column;
    private final int index;
    private final Type type;
    private final int code;

    /** @param index of the column in the rows */
    ColumnReader(String column, int index, DataType stored, Type type) {
        this.column = column;
        this.index = index;
        this.type = type;
        this.code = stored.getProtocolCode();
    }

    /** The values at {@code positions[0 .. count)}, all rows where positions is null. */
    Vector read(List<Row> rows, int[] positions, int count) {
        ByteBuffer[] values = new ByteBuffer[count];
        boolean text = code == ProtocolConstants.DataType.ASCII
                || code == ProtocolConstants.DataType.VARCHAR
                || code == ProtocolConstants.DataType.BLOB;
        long[] validity = null;
        for (int i = 0; i < count; i++) {
            ByteBuffer value = rows.get(positions == null ? i : positions[i]).getBytesUnsafe(index);
            if (value == null || !text && !value.hasRemaining()) {
                validity = validity == null ? Validity.allValid(count) : validity;
                Validity.setNull(validity, i);
            } else {
                values[i] = value;
            }
        }
        return switch (code) {
            case ProtocolConstants.DataType.BOOLEAN -> booleans(values, validity);
            case ProtocolConstants.DataType.TINYINT -> ints(values, validity, value -> value.get(value.position()));
            case ProtocolConstants.DataType.SMALLINT ->
                ints(values, validity, value -> value.getShort(value.position()));
            case ProtocolConstants.DataType.INT -> ints(values, validity, value -> value.getInt(value.position()));
            // days are counted from -2^31, unsigned
            case ProtocolConstants.DataType.DATE ->
                ints(values, validity, value -> value.getInt(value.position()) + Integer.MIN_VALUE);
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER ->
                longs(values, validity, value -> value.getLong(value.position()));
            case ProtocolConstants.DataType.TIME ->
                longs(values, validity, value -> value.getLong(value.position()) / 1_000);
            case ProtocolConstants.DataType.TIMESTAMP ->
                longs(values, validity, value -> ObjectValues.micros(value.getLong(value.position()), column));
            case ProtocolConstants.DataType.FLOAT ->
                doubles(values, validity, value -> value.getFloat(value.position()));
            case ProtocolConstants.DataType.DOUBLE ->
                doubles(values, validity, value -> value.getDouble(value.position()));
            case ProtocolConstants.DataType.UUID,
                    ProtocolConstants.DataType.TIMEUUID,
                    ProtocolConstants.DataType.DECIMAL,
                    ProtocolConstants.DataType.VARINT -> wide(values, validity);
            case ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.BLOB -> bytes(values, validity);
            case ProtocolConstants.DataType.INET -> addresses(values, validity);
            default -> objects(rows, positions, count, values);
        };
    }

    private static BooleanVector booleans(ByteBuffer[] values, long[] validity) {
        boolean[] array = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            ByteBuffer value = values[i];
            array[i] = value != null && value.get(value.position()) != 0;
        }
        return new BooleanVector(values.length, array, validity);
    }

    private static IntVector ints(ByteBuffer[] values, long[] validity, ToLongFunction<ByteBuffer> decode) {
        int[] array = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = values[i] == null ? 0 : (int) decode.applyAsLong(values[i]);
        }
        return new IntVector(values.length, array, validity);
    }

    private static LongVector longs(ByteBuffer[] values, long[] validity, ToLongFunction<ByteBuffer> decode) {
        long[] array = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = values[i] == null ? 0 : decode.applyAsLong(values[i]);
        }
        return new LongVector(values.length, array, validity);
    }

    private static DoubleVector doubles(ByteBuffer[] values, long[] validity, ToDoubleFunction<ByteBuffer> decode) {
        double[] array = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = values[i] == null ? 0 : decode.applyAsDouble(values[i]);
        }
        return new DoubleVector(values.length, array, validity);
    }

    private Int128Vector wide(ByteBuffer[] values, long[] validity) {
        long[] high = new long[values.length];
        long[] low = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                Int128 value = wide(values[i]);
                high[i] = value.high();
                low[i] = value.low();
            }
        }
        return new Int128Vector(values.length, high, low, validity);
    }

    private Int128 wide(ByteBuffer value) {
        int position = value.position();
        return switch (code) {
            case ProtocolConstants.DataType.DECIMAL -> {
                BigDecimal number = new BigDecimal(integer(value, position + Integer.BYTES), value.getInt(position));
                yield ObjectValues.decimal(number, ((io.mesquite.spi.type.DecimalType) type).scale(), column);
            }
            case ProtocolConstants.DataType.VARINT -> ObjectValues.varint(integer(value, position), column);
            default -> new Int128(value.getLong(position), value.getLong(position + Long.BYTES));
        };
    }

    private static BigInteger integer(ByteBuffer value, int from) {
        byte[] digits = new byte[value.limit() - from];
        value.get(from, digits);
        return new BigInteger(digits);
    }

    private static BytesVector bytes(ByteBuffer[] values, long[] validity) {
        int total = 0;
        for (ByteBuffer value : values) {
            total = Math.addExact(total, value == null ? 0 : value.remaining());
        }
        byte[] array = new byte[total];
        int[] starts = new int[values.length];
        int[] lengths = new int[values.length];
        int end = 0;
        for (int i = 0; i < values.length; i++) {
            starts[i] = end;
            if (values[i] != null) {
                lengths[i] = values[i].remaining();
                values[i].get(values[i].position(), array, end, lengths[i]);
                end += lengths[i];
            }
        }
        return new BytesVector(values.length, array, starts, lengths, validity);
    }

    private BytesVector addresses(ByteBuffer[] values, long[] validity) {
        ByteBuffer[] texts = new ByteBuffer[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                byte[] address = new byte[values[i].remaining()];
                values[i].get(values[i].position(), address);
                texts[i] = ByteBuffer.wrap(text(address).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes(texts, validity);
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "an address of " + address.length + " bytes: " + Arrays.toString(address), e);
        }
    }

    private Vector objects(List<Row> rows, int[] positions, int count, ByteBuffer[] values) {
        List<Object> natives = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Row row = rows.get(positions == null ? i : positions[i]);
            natives.add(values[i] == null ? null : ObjectValues.nativeValue(type, value(row, values[i]), column));
        }
        return Vectors.of(type, natives);
    }

    /** Types that the driver knows only by the name of their Java class are given as they are stored. */
    private Object value(Row row, ByteBuffer bytes) {
        return type == io.mesquite.spi.type.SimpleType.VARBINARY ? bytes : row.getObject(index);
    }
}
