package io.mesquite.plan.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link WireOutput} wrote. Bad bytes give an {@link IllegalArgumentException}; no length in them makes a large array. */
final class WireInput {
    private final byte[] bytes;
    private int position;

    WireInput(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    boolean isAtEnd() {
        return position == bytes.length;
    }

    int readByte() {
        check(position < bytes.length, "it ends too early");
        return bytes[position++];
    }

    boolean readBoolean() {
        int value = readByte();
        check(value == 0 || value == 1, "a boolean is " + value);
        return value == 1;
    }

    long readLong() {
        long value = 0;
        int shift = 0;
        while (true) {
            int next = readByte();
            check(shift < 64, "a number has too many bytes");
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
            shift += 7;
        }
    }

    long readLong(long least, long most) {
        long value = readLong();
        check(value >= least && value <= most, "a number is " + value);
        return value;
    }

    long readFixedLong() {
        check(bytes.length - position >= 8, "it ends too early");
        long value = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            value |= (bytes[position++] & 0xFFL) << shift;
        }
        return value;
    }

    /** A number of things, of which each takes a byte at least. */
    int readCount() {
        return (int) readLong(0, bytes.length - position);
    }

    byte[] readBytes() {
        int length = readCount();
        byte[] value = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return value;
    }

    String readText() {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    static void check(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
