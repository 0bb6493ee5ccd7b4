package io.mesquite.engine.kernel;

/** Characters (code points) in UTF-8 bytes. Bytes that are no UTF-8 are counted as they come, and never read past the end. */
public final class Utf8 {
    private Utf8() {}

    /** How many characters there are from {@code from} to before {@code to}. */
    public static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += (bytes[i] & 0xC0) != 0x80 ? 1 : 0;
        }
        return count;
    }

    /** Where the first {@code characters} characters end; {@code to} where there are no more than that. */
    public static int end(byte[] bytes, int from, int to, long characters) {
        if (characters >= to - from) {
            return to;
        }
        int position = from;
        for (long left = characters; left > 0 && position < to; left--) {
            position++;
            while (position < to && (bytes[position] & 0xC0) == 0x80) {
                position++;
            }
        }
        return position;
    }

    /** Where the last {@code characters} characters start; {@code from} where there are no more than that. */
    public static int lastStart(byte[] bytes, int from, int to, long characters) {
        if (characters >= to - from) {
            return from;
        }
        int position = to;
        for (long left = characters; left > 0 && position > from; left--) {
            position--;
            while (position > from && (bytes[position] & 0xC0) == 0x80) {
                position--;
            }
        }
        return position;
    }

    /** The first place at or behind {@code from} where the part stands, else -1. */
    public static int find(byte[] bytes, int from, int to, byte[] part, int partFrom, int partLength) {
        if (partLength == 0) {
            return from;
        }
        byte head = part[partFrom];
        int last = to - partLength;
        for (int i = from; i <= last; i++) {
            if (bytes[i] == head) {
                int matched = 1;
                while (matched < partLength && bytes[i + matched] == part[partFrom + matched]) {
                    matched++;
                }
                if (matched == partLength) {
                    return i;
                }
            }
        }
        return -1;
    }

    public static boolean isAscii(byte[] bytes, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }
}
