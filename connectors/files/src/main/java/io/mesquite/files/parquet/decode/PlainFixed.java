package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** PLAIN values that take the same number of bytes each, so that each can be found without reading those before it. */
abstract class PlainFixed<V extends Values> extends ValueDecoder<V> {
    final byte[] bytes;
    final int width;
    /** Index of the first byte of the next value. */
    int position;

    private final int end;

    PlainFixed(byte[] bytes, int from, int end, int width) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        this.width = width;
    }

    @Override
    public void skip(int count) {
        position = after(count);
    }

    @Override
    public void read(V out, int offset, int count) {
        int next = after(count);
        decode(out, offset, count);
        position = next;
    }

    @Override
    public void readAt(V out, int offset, int[] ordinals, int count) {
        if (count > 0) {
            int next = after(ordinals[count - 1] + 1);
            decodeAt(out, offset, ordinals, count);
            position = next;
        }
    }

    abstract void decode(V out, int offset, int count);

    abstract void decodeAt(V out, int offset, int[] ordinals, int count);

    /** The bytes of the page from its first value on. */
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, position, end - position).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private int after(int count) {
        long next = position + (long) count * width;
        if (next > end) {
            throw new CorruptDataException("a page ends before its last value");
        }
        return (int) next;
    }
}
