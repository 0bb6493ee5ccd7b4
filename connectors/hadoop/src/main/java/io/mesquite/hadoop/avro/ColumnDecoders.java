package io.mesquite.hadoop.avro;

import io.mesquite.spi.type.DecimalType;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.vector.Vector;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;

/** Makes the decoder of a type that {@link AvroTypes} knows. */
final class ColumnDecoders {
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private ColumnDecoders() {}

    static ColumnDecoder of(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> new Nullable(new FlatDecoders.Blobs(decoder -> null), new boolean[] {true});
            case BOOLEAN -> new FlatDecoders.Booleans();
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.TimeMillis
                        ? new FlatDecoders.Longs(decoder -> decoder.readInt() * MICROS_PER_MILLI)
                        : new FlatDecoders.Ints();
            case LONG -> new FlatDecoders.Longs(longs(schema.getLogicalType()));
            case FLOAT -> new FlatDecoders.Doubles(BinaryDecoder::readFloat);
            case DOUBLE -> new FlatDecoders.Doubles(BinaryDecoder::readDouble);
            case STRING ->
                AvroTypes.isUuid(schema)
                        ? new FlatDecoders.Wides(decoder -> uuid(decoder.readString()))
                        : new FlatDecoders.Blobs(new Bytes());
            case ENUM -> new FlatDecoders.Blobs(symbols(schema.getEnumSymbols()));
            case BYTES -> ofBytes(schema, new Bytes());
            case FIXED -> ofBytes(schema, new Fixed(schema.getFixedSize()));
            case ARRAY -> new NestedDecoders.Lists(of(schema.getElementType()));
            case MAP -> new NestedDecoders.Maps(new FlatDecoders.Blobs(new Bytes()), of(schema.getValueType()));
            case RECORD ->
                new NestedDecoders.Rows(schema.getFields().stream()
                        .map(field -> of(field.schema()))
                        .toArray(ColumnDecoder[]::new));
            case UNION -> union(schema);
        };
    }

    private static FlatDecoders.LongValue longs(LogicalType logical) {
        if (logical instanceof LogicalTypes.TimestampMillis || logical instanceof LogicalTypes.LocalTimestampMillis) {
            return decoder -> Math.multiplyExact(decoder.readLong(), MICROS_PER_MILLI);
        }
        return logical instanceof LogicalTypes.TimestampNanos || logical instanceof LogicalTypes.LocalTimestampNanos
                ? decoder -> Math.floorDiv(decoder.readLong(), NANOS_PER_MICRO)
                : BinaryDecoder::readLong;
    }

    private static ColumnDecoder ofBytes(Schema schema, FlatDecoders.BytesValue bytes) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return decimal.getPrecision() <= DecimalType.MAX_SHORT_PRECISION
                    ? new FlatDecoders.Longs(
                            decoder -> integer(bytes.read(decoder)).longValueExact())
                    : new FlatDecoders.Wides(decoder -> Int128.of(integer(bytes.read(decoder))));
        }
        if (schema.getType() == Schema.Type.FIXED && AvroTypes.isUuid(schema)) {
            return new FlatDecoders.Wides(decoder -> {
                ByteBuffer value = bytes.read(decoder);
                return new Int128(value.getLong(), value.getLong());
            });
        }
        return new FlatDecoders.Blobs(bytes);
    }

    private static BigInteger integer(ByteBuffer unscaled) {
        return unscaled.hasRemaining()
                ? new BigInteger(unscaled.array(), unscaled.arrayOffset() + unscaled.position(), unscaled.remaining())
                : BigInteger.ZERO;
    }

    private static Int128 uuid(String text) {
        UUID uuid = UUID.fromString(text);
        return new Int128(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    private static FlatDecoders.BytesValue symbols(List<String> symbols) {
        ByteBuffer[] texts = symbols.stream()
                .map(symbol -> ByteBuffer.wrap(symbol.getBytes(StandardCharsets.UTF_8)))
                .toArray(ByteBuffer[]::new);
        return decoder -> texts[decoder.readEnum()];
    }

    private static ColumnDecoder union(Schema schema) {
        List<Schema> branches = AvroTypes.branches(schema);
        boolean[] nulls = new boolean[schema.getTypes().size()];
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] = schema.getTypes().get(i).getType() == Schema.Type.NULL;
        }
        return new Nullable(branches.isEmpty() ? new FlatDecoders.Blobs(decoder -> null) : of(branches.get(0)), nulls);
    }

    /** Bytes with their length in front; what was read last is overwritten. */
    private static final class Bytes implements FlatDecoders.BytesValue {
        private ByteBuffer buffer = ByteBuffer.allocate(64);

        @Override
        public ByteBuffer read(BinaryDecoder decoder) throws IOException {
            buffer = decoder.readBytes(buffer);
            return buffer;
        }
    }

    /** A fixed number of bytes. */
    private static final class Fixed implements FlatDecoders.BytesValue {
        private final ByteBuffer buffer;

        private Fixed(int size) {
            this.buffer = ByteBuffer.allocate(size);
        }

        @Override
        public ByteBuffer read(BinaryDecoder decoder) throws IOException {
            decoder.readFixed(buffer.array(), 0, buffer.capacity());
            return buffer.clear();
        }
    }

    /** A union of null and one other type, or null alone. */
    private static final class Nullable extends ColumnDecoder {
        private final ColumnDecoder values;
        private final boolean[] nulls;

        /** @param nulls for each branch whether it is null; with one alone nothing is stored */
        private Nullable(ColumnDecoder values, boolean[] nulls) {
            this.values = values;
            this.nulls = nulls;
        }

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            int branch = nulls.length == 1 && nulls[0] ? 0 : decoder.readIndex();
            if (nulls[branch]) {
                values.readNull();
            } else {
                values.read(decoder);
            }
        }

        @Override
        void addNull(int position) {
            values.readNull();
        }

        @Override
        Vector vector(int size, long[] validity) {
            return values.take();
        }
    }
}
