package io.mesquite.files.parquet.schema;

import io.mesquite.files.parquet.metadata.CorruptDataException;

/** Two's complement numbers of any number of bytes, the highest first, as 128 bits. */
final class BigEndian {
    private BigEndian() {}

    /** The lower 64 bits. */
    static long low(byte[] bytes, int start, int length) {
        return part(bytes, start, length, 0);
    }

    /** The upper 64 bits. */
    static long high(byte[] bytes, int start, int length) {
        for (int i = 0; i < length - 16; i++) {
            if (bytes[start + i] != bytes[start + length - 16] >> 7) {
                throw new CorruptDataException("a decimal of more than 128 bits");
            }
        }
        return part(bytes, start, length, 8);
    }

    /** 64 bits that end {@code skipped} bytes before the last byte. */
    private static long part(byte[] bytes, int start, int length, int skipped) {
        int end = start + length - skipped;
        int from = Math.max(start, end - 8);
        // what is not stored repeats the sign
        long value = length > 0 && bytes[start] < 0 ? -1 : 0;
        for (int i = from; i < end; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }
}
