package io.mesquite.plan.wire;

import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Int128;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Native values (see {@link io.mesquite.spi.type.Layout}) and null: what a component of type {@code Object} holds in plans. A connector may
 * hold an int or a text there too. A byte says what follows.
 */
final class NativeValueCodec implements Codec {
    private static final int NULL = 0;
    private static final int BOOLEAN = 1;
    private static final int LONG = 2;
    private static final int DOUBLE = 3;
    private static final int INT128 = 4;
    private static final int BYTES = 5;
    private static final int LIST = 6;
    private static final int MAP = 7;
    private static final int INT = 8;
    private static final int TEXT = 9;

    @Override
    public void write(Object value, WireOutput output) {
        if (value == null) {
            output.writeByte(NULL);
        } else if (value instanceof Boolean flag) {
            output.writeByte(BOOLEAN);
            output.writeByte(flag ? 1 : 0);
        } else if (value instanceof Long number) {
            output.writeByte(LONG);
            output.writeLong(number);
        } else if (value instanceof Double number) {
            output.writeByte(DOUBLE);
            output.writeFixedLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Int128 wide) {
            output.writeByte(INT128);
            output.writeFixedLong(wide.high());
            output.writeFixedLong(wide.low());
        } else if (value instanceof Bytes bytes) {
            output.writeByte(BYTES);
            output.writeBytes(bytes.array());
        } else if (value instanceof List<?> list) {
            output.writeByte(LIST);
            output.writeLong(list.size());
            list.forEach(element -> write(element, output));
        } else if (value instanceof Map<?, ?> map) {
            output.writeByte(MAP);
            output.writeLong(map.size());
            map.forEach((key, entry) -> {
                write(key, output);
                write(entry, output);
            });
        } else if (value instanceof Integer number) {
            output.writeByte(INT);
            output.writeLong(number);
        } else if (value instanceof String text) {
            output.writeByte(TEXT);
            output.writeText(text);
        } else {
            throw new IllegalStateException("a " + value.getClass().getName() + " where a native value is expected");
        }
    }

    @Override
    public Object read(WireInput input) {
        int kind = input.readByte();
        return switch (kind) {
            case NULL -> null;
            case BOOLEAN -> input.readBoolean();
            case LONG -> input.readLong();
            case DOUBLE -> Double.longBitsToDouble(input.readFixedLong());
            case INT128 -> new Int128(input.readFixedLong(), input.readFixedLong());
            case BYTES -> new Bytes(input.readBytes());
            case LIST -> readList(input);
            case MAP -> readMap(input);
            case INT -> (int) input.readLong(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case TEXT -> input.readText();
            default -> throw new IllegalArgumentException("a native value is of kind " + kind);
        };
    }

    private List<Object> readList(WireInput input) {
        int count = input.readCount();
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(read(input));
        }
        return Collections.unmodifiableList(list);
    }

    private Map<Object, Object> readMap(WireInput input) {
        int count = input.readCount();
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            map.put(read(input), read(input));
        }
        return Collections.unmodifiableMap(map);
    }
}
