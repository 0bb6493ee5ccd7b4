package io.mesquite.files.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at bytes of text, eight at a time where that is possible. */
public final class Utf8 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;

    private Utf8() {}

    /** Whether all bytes are ASCII. */
    public static boolean isAscii(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            if (((long) LONG.get(bytes, i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a byte occurs. */
    public static boolean contains(byte[] bytes, int from, int to, byte wanted) {
        long pattern = LOW_BITS * (wanted & 0xff);
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long difference = (long) LONG.get(bytes, i) ^ pattern;
            if ((difference - LOW_BITS & ~difference & HIGH_BITS) != 0) {
                return true;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes are well-formed UTF-8: no cut-off, overlong, surrogate or too large code points. */
    public static boolean isValid(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int first = bytes[i++];
            if (first >= 0) {
                continue;
            }
            int more;
            int least;
            int codePoint;
            if ((first & 0xe0) == 0xc0) {
                more = 1;
                least = 0x80;
                codePoint = first & 0x1f;
            } else if ((first & 0xf0) == 0xe0) {
                more = 2;
                least = 0x800;
                codePoint = first & 0x0f;
            } else if ((first & 0xf8) == 0xf0) {
                more = 3;
                least = 0x10000;
                codePoint = first & 0x07;
            } else {
                return false;
            }
            if (i + more > to) {
                return false;
            }
            for (int end = i + more; i < end; i++) {
                if ((bytes[i] & 0xc0) != 0x80) {
                    return false;
                }
                codePoint = codePoint << 6 | bytes[i] & 0x3f;
            }
            boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
            if (codePoint < least || codePoint > 0x10ffff || surrogate) {
                return false;
            }
        }
        return true;
    }
}
