package io.mesquite.engine.hashtable;

import java.util.Arrays;

/** Rows of bytes, found by number. Kept in pages that never move; a row is within one page. */
final class RowPages {
    private static final int FIRST_PAGE = 1 << 13;
    private static final int LARGEST_PAGE = 1 << 20;

    private byte[][] pages = new byte[8][];
    private int pageCount;
    private int pageEnd;
    private long[] addresses = new long[512];
    private int[] lengths = new int[512];
    private int count;
    private long retainedBytes;

    /** Copies a row in, and returns its number. */
    int add(byte[] bytes, int start, int length) {
        if (pageCount == 0 || pages[pageCount - 1].length - pageEnd < length) {
            newPage(length);
        }
        if (count == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        System.arraycopy(bytes, start, pages[pageCount - 1], pageEnd, length);
        addresses[count] = (long) (pageCount - 1) << 32 | pageEnd;
        lengths[count] = length;
        pageEnd += length;
        return count++;
    }

    private void newPage(int length) {
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, 2 * pageCount);
        }
        int size = Math.max(length, Math.min(LARGEST_PAGE, FIRST_PAGE << Math.min(pageCount, 16)));
        pages[pageCount++] = new byte[size];
        pageEnd = 0;
        retainedBytes += size;
    }

    boolean equals(int row, byte[] bytes, int start, int length) {
        long address = addresses[row];
        return lengths[row] == length
                && Words.equal(pages[(int) (address >>> 32)], (int) address, bytes, start, length);
    }

    byte[] page(int row) {
        return pages[(int) (addresses[row] >>> 32)];
    }

    /** Where in its page a row starts. */
    int start(int row) {
        return (int) addresses[row];
    }

    int count() {
        return count;
    }

    /** Bytes that longer lists of rows would take beside the present ones. */
    long growthBytes(int more) {
        return count + more <= addresses.length ? 0 : 24L * addresses.length;
    }

    long retainedBytes() {
        return retainedBytes + 12L * addresses.length;
    }
}
