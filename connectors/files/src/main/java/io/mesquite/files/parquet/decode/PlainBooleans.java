package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;

/** Booleans of one bit each. */
final class PlainBooleans extends ValueDecoder<BooleanValues> {
    private final byte[] bytes;
    private final int start;
    private final long bits;
    private long next;

    PlainBooleans(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.start = from;
        this.bits = (end - from) * 8L;
    }

    @Override
    public void skip(int count) {
        check(count);
        next += count;
    }

    @Override
    public void read(BooleanValues out, int offset, int count) {
        check(count);
        boolean[] values = out.array;
        byte[] source = bytes;
        long bit = next;
        for (int i = 0; i < count; i++) {
            values[offset + i] = (source[start + (int) (bit >>> 3)] >>> (bit & 7) & 1) != 0;
            bit++;
        }
        next = bit;
    }

    private void check(int count) {
        if (next + count > bits) {
            throw new CorruptDataException("a page ends before its last value");
        }
    }
}
