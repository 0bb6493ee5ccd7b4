package io.mesquite.files.parquet.decode;

import io.mesquite.files.parquet.metadata.CorruptDataException;

/**
 * Reads numbers in DELTA_BINARY_PACKED: a first value, then blocks, each with its smallest difference and, for each of
 * its mini-blocks, the differences above that, packed by bits.
 */
final class DeltaReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    private final int miniBlocks;
    private final int miniBlockSize;
    /** Values not given out yet, those in {@link #decoded} included. */
    private int left;

    private long last;
    private boolean atFirst = true;
    private long minDelta;
    /** Index of the widths of the current block's mini-blocks. */
    private int widths;

    private int miniBlock;
    private final long[] decoded;
    private int decodedPosition;
    private int decodedSize;

    DeltaReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
        long blockSize = readVarint();
        long miniBlockCount = readVarint();
        long count = readVarint();
        last = readZigzag();
        if (blockSize < 1 || blockSize > 1 << 20 || miniBlockCount < 1 || miniBlockCount > blockSize) {
            throw new CorruptDataException("blocks of " + blockSize + " differences in " + miniBlockCount + " parts");
        }
        miniBlocks = (int) miniBlockCount;
        miniBlockSize = (int) (blockSize / miniBlockCount);
        if (miniBlockSize % 8 != 0 || count < 0 || count > Integer.MAX_VALUE) {
            throw new CorruptDataException("parts of " + miniBlockSize + " differences, " + count + " values in all");
        }
        left = (int) count;
        miniBlock = miniBlocks;
        decoded = new long[miniBlockSize];
    }

    /** How many values are left. */
    int left() {
        return left;
    }

    void skip(int count) {
        int skipped = 0;
        while (skipped < count) {
            int now = available(count - skipped);
            decodedPosition += now;
            left -= now;
            skipped += now;
        }
    }

    void read(long[] out, int offset, int count) {
        int done = 0;
        while (done < count) {
            int now = available(count - done);
            System.arraycopy(decoded, decodedPosition, out, offset + done, now);
            decodedPosition += now;
            left -= now;
            done += now;
        }
    }

    void read(int[] out, int offset, int count) {
        int done = 0;
        while (done < count) {
            int now = available(count - done);
            for (int i = 0; i < now; i++) {
                out[offset + done + i] = (int) decoded[decodedPosition + i];
            }
            decodedPosition += now;
            left -= now;
            done += now;
        }
    }

    /** The index of the first byte after all values, which are read by that. */
    int readToEnd() {
        skip(left);
        return position;
    }

    /** Decodes more where nothing is left of the last part, and tells how many of {@code wanted} are there. */
    private int available(int wanted) {
        if (wanted > left) {
            throw new CorruptDataException("a page ends before its last value");
        }
        if (decodedPosition == decodedSize) {
            decode();
        }
        return Math.min(wanted, decodedSize - decodedPosition);
    }

    private void decode() {
        decodedPosition = 0;
        if (atFirst) {
            atFirst = false;
            decoded[0] = last;
            decodedSize = 1;
            return;
        }
        if (miniBlock == miniBlocks) {
            minDelta = readZigzag();
            widths = position;
            position += miniBlocks;
            miniBlock = 0;
            if (position > end) {
                throw endOfData();
            }
        }
        int width = bytes[widths + miniBlock++] & 0xff;
        int size = Math.min(miniBlockSize, left);
        int length = width * (miniBlockSize / 8);
        // writers may leave out what follows the last value
        int needed = (int) (((long) width * size + 7) / 8);
        if (width > 64 || needed > end - position) {
            throw endOfData();
        }
        Bits.unpackLongs(bytes, position, width, decoded, size);
        position = Math.min(end, position + length);
        long value = last;
        for (int i = 0; i < size; i++) {
            value += minDelta + decoded[i];
            decoded[i] = value;
        }
        last = value;
        decodedSize = size;
    }

    private long readZigzag() {
        long value = readVarint();
        return value >>> 1 ^ -(value & 1);
    }

    private long readVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw endOfData();
            }
            byte next = bytes[position++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CorruptDataException("a number of more than 64 bits");
    }

    private static CorruptDataException endOfData() {
        return new CorruptDataException("a page ends before its last value");
    }
}
