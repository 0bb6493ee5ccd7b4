package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;

/** Booleans as runs; four bytes of length stand before them. */
final class RleBooleans extends ValueDecoder<BooleanValues> {
    private final RleReader reader;
    private int[] scratch = new int[0];

    RleBooleans(byte[] bytes, int from, int end) {
        int length = end - from < 4 ? -1 : Bits.getInt(bytes, from);
        if (length < 0 || length > end - from - 4) {
            throw new CorruptDataException("booleans of " + length + " bytes in a page of " + (end - from));
        }
        reader = new RleReader(bytes, from + 4, from + 4 + length, 1);
    }

    @Override
    public void skip(int count) {
        reader.skip(count);
    }

    @Override
    public void read(BooleanValues out, int offset, int count) {
        if (scratch.length < count) {
            scratch = new int[count];
        }
        int[] bits = scratch;
        reader.read(bits, 0, count);
        boolean[] values = out.array;
        for (int i = 0; i < count; i++) {
            values[offset + i] = bits[i] != 0;
        }
    }
}
