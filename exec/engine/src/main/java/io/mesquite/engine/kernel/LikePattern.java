package io.mesquite.engine.kernel;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled LIKE pattern over UTF-8: {@code %} is any text, {@code _} one character (code point).
 *
 * <p>The pattern is cut at its {@code %} into parts, {@code first%middle%…%last}: the first must start the text, the last must end it, and
 * each middle part is looked for behind the one before it; taking its first occurrence is right, since a later one leaves less room.
 */
public final class LikePattern {
    private static final byte[] NONE = {};
    /** In a part, the place of one character; no byte of UTF-8 has this value. */
    private static final byte ANY = (byte) 0xFF;

    private final byte[] first;
    private final byte[][] middle;
    private final byte[] last;
    private final boolean exact;

    private LikePattern(byte[] first, byte[][] middle, byte[] last, boolean exact) {
        this.first = first;
        this.middle = middle;
        this.last = last;
        this.exact = exact;
    }

    /** @param escape the code point that takes the meaning from a following {@code %}, {@code _} or itself; -1 for none */
    public static LikePattern compile(String pattern, int escape) {
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        int[] characters = pattern.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int character = characters[i];
            if (character == escape) {
                i++;
                boolean escapable = i < characters.length
                        && (characters[i] == '%' || characters[i] == '_' || characters[i] == escape);
                if (!escapable) {
                    throw new MesquiteException(
                            ErrorCode.INVALID_ARGUMENT,
                            "the LIKE pattern '" + pattern + "' has its escape character '" + Character.toString(escape)
                                    + "' before something other than %, _ or itself; double it");
                }
                part.writeBytes(utf8(characters[i]));
            } else if (character == '%') {
                parts.add(part.toByteArray());
                part.reset();
            } else if (character == '_') {
                part.write(ANY);
            } else {
                part.writeBytes(utf8(character));
            }
        }
        if (parts.isEmpty()) {
            return new LikePattern(part.toByteArray(), new byte[0][], NONE, true);
        }
        byte[][] middle =
                parts.stream().skip(1).filter(bytes -> bytes.length > 0).toArray(byte[][]::new);
        return new LikePattern(parts.get(0), middle, part.toByteArray(), false);
    }

    /** Writes whether each text matches. */
    public void match(CompareLoops.TextViews texts, boolean[] out, int size) {
        byte[] bytes = texts.bytes();
        int[] starts = texts.starts();
        int[] lengths = texts.lengths();
        for (int i = 0; i < size; i++) {
            int start = starts[i];
            out[i] = matches(bytes, start, start + lengths[i]);
        }
    }

    /** Whether the text from {@code from} to before {@code to} matches. */
    public boolean matches(byte[] bytes, int from, int to) {
        int position = matchAt(bytes, from, to, first);
        if (position < 0) {
            return false;
        }
        if (exact) {
            return position == to;
        }
        for (byte[] part : middle) {
            position = find(bytes, position, to, part);
            if (position < 0) {
                return false;
            }
        }
        return endsWith(bytes, position, to, last);
    }

    /** The end of the part where it stands at {@code from}, else -1. */
    private static int matchAt(byte[] bytes, int from, int to, byte[] part) {
        int position = from;
        for (byte expected : part) {
            if (position >= to) {
                return -1;
            }
            if (expected == ANY) {
                position = next(bytes, position, to);
            } else if (bytes[position] == expected) {
                position++;
            } else {
                return -1;
            }
        }
        return position;
    }

    /** The end of the first occurrence at or behind {@code from}, else -1. */
    private static int find(byte[] bytes, int from, int to, byte[] part) {
        byte head = part[0];
        if (head == ANY) {
            return findAnyFirst(bytes, from, to, part);
        }
        int lastStart = to - part.length;
        for (int i = from; i <= lastStart; i++) {
            if (bytes[i] == head) {
                int end = matchAt(bytes, i, to, part);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }

    private static int findAnyFirst(byte[] bytes, int from, int to, byte[] part) {
        for (int i = from; i < to; i = next(bytes, i, to)) {
            int end = matchAt(bytes, i, to, part);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static boolean endsWith(byte[] bytes, int from, int to, byte[] part) {
        int position = to;
        for (int i = part.length - 1; i >= 0; i--) {
            if (position <= from) {
                return false;
            }
            position--;
            if (part[i] == ANY) {
                while (position > from && (bytes[position] & 0xC0) == 0x80) {
                    position--;
                }
            } else if (bytes[position] != part[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the character behind the one at {@code position} starts. */
    private static int next(byte[] bytes, int position, int to) {
        int next = position + 1;
        while (next < to && (bytes[next] & 0xC0) == 0x80) {
            next++;
        }
        return next;
    }

    private static byte[] utf8(int character) {
        return Character.toString(character).getBytes(StandardCharsets.UTF_8);
    }
}
