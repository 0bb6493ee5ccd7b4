package io.mesquite.files.parquet.page;

import io.mesquite.files.parquet.decode.Bits;
import io.mesquite.files.parquet.decode.Encoding;
import io.mesquite.files.parquet.decode.RleReader;
import io.mesquite.files.parquet.metadata.CorruptDataException;

/** Walks over the sections of levels that stand before the values of a V1 page. */
final class LevelSections {
    private final byte[] bytes;
    private final int end;
    private int position;

    LevelSections(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    /** Index of the first byte after the sections read. */
    int position() {
        return position;
    }

    /** The next section, of levels from 0 to {@code highest}; null where that is 0, for then there is none. */
    RleReader next(int highest, int encoding, int entries) {
        if (highest == 0) {
            return null;
        }
        int width = width(highest);
        if (encoding == Encoding.BIT_PACKED) {
            return nextPacked(width, entries);
        }
        int length = end - position < 4 ? -1 : Bits.getInt(bytes, position);
        if (length < 0 || length > end - position - 4) {
            throw new CorruptDataException(
                    "levels of " + length + " bytes in a page with " + (end - position) + " left");
        }
        int from = position + 4;
        position = from + length;
        return new RleReader(bytes, from, position, width);
    }

    /** Bits for a level. */
    static int width(int highest) {
        return 32 - Integer.numberOfLeadingZeros(highest);
    }

    /** The oldest files pack levels from the highest bit down. They are packed anew as one run that readers know. */
    private RleReader nextPacked(int width, int entries) {
        int length = (int) (((long) entries * width + 7) / 8);
        if (length > end - position) {
            throw new CorruptDataException(
                    "levels of " + length + " bytes in a page with " + (end - position) + " left");
        }
        int groups = (entries + 7) / 8;
        byte[] run = new byte[5 + groups * width + Bits.PADDING];
        int header = groups << 1 | 1;
        int start = 0;
        for (int rest = header; ; rest >>>= 7) {
            run[start++] = (byte) (rest > 127 ? rest & 127 | 128 : rest);
            if (rest <= 127) {
                break;
            }
        }
        for (int entry = 0; entry < entries; entry++) {
            for (int bit = 0; bit < width; bit++) {
                int from = entry * width + width - 1 - bit;
                int to = entry * width + bit;
                int value = bytes[position + (from >> 3)] >> 7 - (from & 7) & 1;
                run[start + (to >> 3)] |= (byte) (value << (to & 7));
            }
        }
        position += length;
        return new RleReader(run, 0, start + groups * width, width);
    }
}
