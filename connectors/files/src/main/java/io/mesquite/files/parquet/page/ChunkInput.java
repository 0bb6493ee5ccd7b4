package io.mesquite.files.parquet.page;

import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.parquet.decode.Bits;
import io.mesquite.files.parquet.metadata.CorruptDataException;

/**
 * The bytes of one column chunk, read when they are needed: a window of the file that moves forward, wide enough that a
 * read is worth its call and small enough to stay in the processor's cache until it is decoded. For stores
 * that are slow to answer the file is an {@link AheadInput}.
 */
final class ChunkInput {
    private static final int WINDOW = 512 * 1024;

    /** Read after a page that is larger than the window, since the header of the next one is wanted soon. */
    private static final int AFTER_PAGE = 4 * 1024;

    private static final byte[] NOTHING = new byte[0];

    private final InputFile file;
    private final Buffers buffers;
    private final long end;
    private byte[] window = NOTHING;
    private long windowStart;
    private int windowLength;

    /** @param end position in the file behind the last byte that may be read */
    ChunkInput(InputFile file, Buffers buffers, long end) {
        this.file = file;
        this.buffers = buffers;
        this.end = end;
    }

    /** Position in the file behind the last byte that may be read. */
    long end() {
        return end;
    }

    /** The array in which {@link #load} put what it read. */
    byte[] bytes() {
        return window;
    }

    /**
     * Makes sure that bytes of the file are in {@link #bytes}, which may move all others.
     *
     * @return the index of the first of them
     */
    int load(long position, int length) {
        if (position < windowStart || position + length > windowStart + windowLength) {
            move(position, length);
        }
        return (int) (position - windowStart);
    }

    /** Gives the window back; it may be filled again. */
    void release() {
        buffers.give(window);
        window = NOTHING;
        windowLength = 0;
    }

    private void move(long position, int length) {
        if (length > end - position) {
            throw new CorruptDataException("a column's data ends at " + end + " of the file, but " + length
                    + " bytes are wanted at " + position);
        }
        buffers.checkCancelled();
        int size = (int) Math.min(Math.max(WINDOW, (long) length + AFTER_PAGE), end - position);
        boolean overlaps = position >= windowStart && position < windowStart + windowLength;
        int kept = overlaps ? (int) (windowStart + windowLength - position) : 0;
        byte[] target = size + Bits.PADDING <= window.length ? window : buffers.take(size);
        System.arraycopy(window, overlaps ? (int) (position - windowStart) : 0, target, 0, kept);
        if (target != window) {
            buffers.give(window);
            window = target;
        }
        windowStart = position;
        windowLength = kept;
        file.readFully(position + kept, target, kept, size - kept);
        windowLength = size;
    }
}
