package io.mesquite.engine.hashtable;

import io.mesquite.spi.type.ArrayType;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Int128;
import io.mesquite.spi.type.MapType;
import io.mesquite.spi.type.RowType;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Arrays, maps and rows as bytes that are equal where the values are. Value by value, since such keys are rare. */
final class NestedKeys {
    private NestedKeys() {}

    /** Each value as bytes; nulls stay nulls. */
    static BytesVector encode(Type type, Vector vector) {
        List<Bytes> encoded = new ArrayList<>(vector.size());
        for (int i = 0; i < vector.size(); i++) {
            Object value = vector.value(i);
            encoded.add(value == null ? null : new Bytes(encode(type, value)));
        }
        return (BytesVector) Vectors.of(SimpleType.VARBINARY, encoded);
    }

    static Vector decode(Type type, BytesVector encoded) {
        List<Object> values = new ArrayList<>(encoded.size());
        for (int i = 0; i < encoded.size(); i++) {
            values.add(
                    encoded.isNull(i)
                            ? null
                            : read(type, ByteBuffer.wrap(encoded.bytes(), encoded.starts()[i], encoded.lengths()[i])));
        }
        return Vectors.of(type, values);
    }

    private static byte[] encode(Type type, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(type, value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeNullable(Type type, Object value, DataOutputStream out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            write(type, value, out);
        }
    }

    private static void write(Type type, Object value, DataOutputStream out) throws IOException {
        switch (type.layout()) {
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INT, LONG -> out.writeLong((Long) value);
            case DOUBLE -> out.writeLong(LongValues.doubleBits((Double) value));
            case INT128 -> {
                out.writeLong(((Int128) value).high());
                out.writeLong(((Int128) value).low());
            }
            case BYTES -> {
                out.writeInt(((Bytes) value).length());
                out.write(((Bytes) value).array());
            }
            case ARRAY -> {
                out.writeInt(((List<?>) value).size());
                for (Object element : (List<?>) value) {
                    writeNullable(((ArrayType) type).element(), element, out);
                }
            }
            case ROW -> {
                List<RowType.Field> fields = ((RowType) type).fields();
                for (int i = 0; i < fields.size(); i++) {
                    writeNullable(fields.get(i).type(), ((List<?>) value).get(i), out);
                }
            }
            case MAP -> writeMap((MapType) type, (Map<?, ?>) value, out);
        }
    }

    /** In the order of the encoded keys, since maps are equal in whatever order their entries stand. */
    private static void writeMap(MapType type, Map<?, ?> map, DataOutputStream out) throws IOException {
        Map<Bytes, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(new Bytes(encode(type.key(), key)), value));
        out.writeInt(sorted.size());
        for (Map.Entry<Bytes, Object> entry : sorted.entrySet()) {
            out.write(entry.getKey().array());
            writeNullable(type.value(), entry.getValue(), out);
        }
    }

    private static Object readNullable(Type type, ByteBuffer in) {
        return in.get() == 0 ? null : read(type, in);
    }

    private static Object read(Type type, ByteBuffer in) {
        switch (type.layout()) {
            case BOOLEAN -> {
                return in.get() != 0;
            }
            case INT, LONG -> {
                return in.getLong();
            }
            case DOUBLE -> {
                return Double.longBitsToDouble(in.getLong());
            }
            case INT128 -> {
                long high = in.getLong();
                return new Int128(high, in.getLong());
            }
            case BYTES -> {
                byte[] bytes = new byte[in.getInt()];
                in.get(bytes);
                return new Bytes(bytes);
            }
            case ARRAY -> {
                int size = in.getInt();
                List<Object> elements = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    elements.add(readNullable(((ArrayType) type).element(), in));
                }
                return elements;
            }
            case ROW -> {
                List<Object> fields = new ArrayList<>();
                for (RowType.Field field : ((RowType) type).fields()) {
                    fields.add(readNullable(field.type(), in));
                }
                return fields;
            }
            case MAP -> {
                int size = in.getInt();
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < size; i++) {
                    Object key = read(((MapType) type).key(), in);
                    map.put(key, readNullable(((MapType) type).value(), in));
                }
                return map;
            }
        }
        throw new IllegalArgumentException(type.sql());
    }
}
