package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;

/** Values of bytes, each after its length, as views of the page. */
final class PlainBytes extends ValueDecoder<BytesValues> {
    private final byte[] bytes;
    private final int end;
    private int position;

    PlainBytes(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public void skip(int count) {
        byte[] source = bytes;
        int at = position;
        for (int i = 0; i < count; i++) {
            at = next(at, length(source, at));
        }
        position = at;
    }

    @Override
    public void read(BytesValues out, int offset, int count) {
        byte[] source = bytes;
        int[] starts = out.starts;
        int[] lengths = out.lengths;
        int at = position;
        for (int i = offset; i < offset + count; i++) {
            int length = length(source, at);
            starts[i] = at + 4;
            lengths[i] = length;
            at = next(at, length);
        }
        position = at;
    }

    private int length(byte[] source, int at) {
        if (at > end - 4) {
            throw new CorruptDataException("a page ends before its last value");
        }
        return Bits.getInt(source, at);
    }

    private int next(int at, int length) {
        if (length < 0 || length > end - at - 4) {
            throw new CorruptDataException("a value of " + Integer.toUnsignedString(length) + " bytes in a page with "
                    + (end - at - 4) + " left");
        }
        return at + 4 + length;
    }
}
