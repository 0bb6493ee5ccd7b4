package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;

/** All lengths as differences, then the bytes of all values, as views of the page. */
final class DeltaLengthBytes extends ValueDecoder<BytesValues> {
    private static final int SKIP_SIZE = 1024;

    private final byte[] bytes;
    private final int end;
    private final DeltaReader lengths;
    private int position;
    private int[] skipped;

    DeltaLengthBytes(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        this.lengths = new DeltaReader(bytes, from, end);
        this.position = new DeltaReader(bytes, from, end).readToEnd();
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public void skip(int count) {
        if (skipped == null) {
            skipped = new int[SKIP_SIZE];
        }
        for (int left = count; left > 0; left -= SKIP_SIZE) {
            int size = Math.min(left, SKIP_SIZE);
            lengths.read(skipped, 0, size);
            for (int i = 0; i < size; i++) {
                position = next(skipped[i]);
            }
        }
    }

    @Override
    public void read(BytesValues out, int offset, int count) {
        int[] starts = out.starts;
        int[] sizes = out.lengths;
        lengths.read(sizes, offset, count);
        for (int i = offset; i < offset + count; i++) {
            starts[i] = position;
            position = next(sizes[i]);
        }
    }

    private int next(int length) {
        if (length < 0 || length > end - position) {
            throw new CorruptDataException(
                    "a value of " + length + " bytes in a page with " + (end - position) + " left");
        }
        return position + length;
    }
}
