package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;

/**
 * Values of a fixed width whose first bytes stand together, then their second bytes, and so on. A value is put together
 * where it is read, so that any can be found.
 */
final class ByteStreamSplit<V extends Values> extends ValueDecoder<V> {
    /** Puts values together. */
    interface Joiner<V extends Values> {
        /** Writes the value whose bytes are at {@code index}, {@code index + stride}, ... to a position. */
        void join(byte[] bytes, int index, int stride, V out, int position);
    }

    private final byte[] bytes;
    private final int start;
    private final int size;
    private final Joiner<V> joiner;
    private int next;

    ByteStreamSplit(byte[] bytes, int from, int end, int width, Joiner<V> joiner) {
        this.bytes = bytes;
        this.start = from;
        this.size = (end - from) / width;
        this.joiner = joiner;
    }

    static ByteStreamSplit<IntValues> ints(byte[] bytes, int from, int end) {
        return new ByteStreamSplit<>(
                bytes,
                from,
                end,
                4,
                (source, index, stride, out, position) -> out.array[position] = joinInt(source, index, stride));
    }

    static ByteStreamSplit<LongValues> longs(byte[] bytes, int from, int end) {
        return new ByteStreamSplit<>(
                bytes,
                from,
                end,
                8,
                (source, index, stride, out, position) -> out.array[position] = joinLong(source, index, stride));
    }

    static ByteStreamSplit<DoubleValues> floats(byte[] bytes, int from, int end) {
        return new ByteStreamSplit<>(
                bytes,
                from,
                end,
                4,
                (source, index, stride, out, position) ->
                        out.array[position] = Float.intBitsToFloat(joinInt(source, index, stride)));
    }

    static ByteStreamSplit<DoubleValues> doubles(byte[] bytes, int from, int end) {
        return new ByteStreamSplit<>(
                bytes,
                from,
                end,
                8,
                (source, index, stride, out, position) ->
                        out.array[position] = Double.longBitsToDouble(joinLong(source, index, stride)));
    }

    /** Values of bytes are joined at once, since views must lie in one array. */
    static PlainNumbers.FixedBytes fixedBytes(byte[] bytes, int from, int end, int width) {
        int size = (end - from) / width;
        byte[] joined = new byte[size * width];
        for (int stream = 0; stream < width; stream++) {
            int source = from + stream * size;
            for (int i = 0; i < size; i++) {
                joined[i * width + stream] = bytes[source + i];
            }
        }
        return new PlainNumbers.FixedBytes(joined, 0, joined.length, width);
    }

    @Override
    public void skip(int count) {
        check(count);
        next += count;
    }

    @Override
    public void read(V out, int offset, int count) {
        check(count);
        int first = start + next;
        for (int i = 0; i < count; i++) {
            joiner.join(bytes, first + i, size, out, offset + i);
        }
        next += count;
    }

    private void check(int count) {
        if (count > size - next) {
            throw new CorruptDataException("a page ends before its last value");
        }
    }

    private static int joinInt(byte[] bytes, int index, int stride) {
        return bytes[index] & 0xff
                | (bytes[index + stride] & 0xff) << 8
                | (bytes[index + 2 * stride] & 0xff) << 16
                | bytes[index + 3 * stride] << 24;
    }

    private static long joinLong(byte[] bytes, int index, int stride) {
        return joinInt(bytes, index, stride) & 0xffff_ffffL | (long) joinInt(bytes, index + 4 * stride, stride) << 32;
    }
}
