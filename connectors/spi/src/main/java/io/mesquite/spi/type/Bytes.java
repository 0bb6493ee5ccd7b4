package io.mesquite.spi.type;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An immutable run of bytes, ordered as unsigned bytes; for UTF-8 that is the order of code points. It keeps the array
 * that it is given: whoever makes one hands the array over.
 */
public record Bytes(byte[] array) implements Comparable<Bytes> {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public String toUtf8() {
        return new String(array, StandardCharsets.UTF_8);
    }

    public int length() {
        return array.length;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(array, other.array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return toUtf8();
    }
}
