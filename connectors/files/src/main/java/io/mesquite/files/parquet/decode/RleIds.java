package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;

/** Positions in a dictionary. */
public final class RleIds extends ValueDecoder<IntValues> {
    private final RleReader reader;
    private final int dictionarySize;

    public RleIds(byte[] bytes, int from, int end, int dictionarySize) {
        // a page without any value may have no byte at all
        this.reader = from < end
                ? new RleReader(bytes, from + 1, end, bytes[from] & 0xff)
                : new RleReader(bytes, end, end, 0);
        this.dictionarySize = dictionarySize;
    }

    @Override
    public void skip(int count) {
        reader.skip(count);
    }

    @Override
    public void read(IntValues out, int offset, int count) {
        reader.read(out.array, offset, count);
        check(out.array, offset, count);
    }

    @Override
    public void readAt(IntValues out, int offset, int[] ordinals, int count) {
        // unpacking all in sequence takes half the time that picking takes for each
        if (count > 0 && count < (ordinals[count - 1] + 1) / 2) {
            reader.readAt(out.array, offset, ordinals, count);
            check(out.array, offset, count);
        } else {
            super.readAt(out, offset, ordinals, count);
        }
    }

    private void check(int[] ids, int offset, int count) {
        int last = dictionarySize - 1;
        int outside = 0;
        for (int i = offset; i < offset + count; i++) {
            outside |= ids[i] | last - ids[i];
        }
        if (outside < 0) {
            throw new CorruptDataException(
                    "a value refers to an entry that a dictionary of " + dictionarySize + " entries does not have");
        }
    }
}
