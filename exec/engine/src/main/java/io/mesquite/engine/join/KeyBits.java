package io.mesquite.engine.join;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.engine.scan.MembershipTest;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/**
 * The keys of a build side as one bit for each number from the least to the greatest: what a scan tests its rows against. It
 * is up to eight times smaller than a table that also leads to rows, and so stays in a faster cache, and is tested in one pass.
 */
final class KeyBits implements MembershipTest {
    /** So many bits take a megabyte, which a core's own cache holds. */
    private static final long SMALL_RANGE = 1 << 23;

    /** A table of the keys, which is what rows would be tested against instead, takes as much. */
    private static final long RANGE_PER_ROW = 128;

    /** The same where that would be more than {@link #LARGE_RANGE}. */
    private static final long LARGE_RANGE_PER_ROW = 16;

    /** 32 MB. */
    private static final long LARGE_RANGE = 1 << 28;

    private final long least;
    private final long range;
    private final long[] words;

    /** @param keyRange from the least to the greatest of the keys that are not null, of which there is one */
    KeyBits(long[] keys, long[] validity, int count, KeyRange keyRange) {
        least = keyRange.least();
        range = keyRange.greatest() - least + 1;
        words = new long[(int) ((range + 63) >>> 6)];
        for (int row = 0; row < count; row++) {
            if (Validity.isValid(validity, row)) {
                long offset = keys[row] - least;
                words[(int) (offset >>> 6)] |= 1L << offset;
            }
        }
    }

    /** What the bits of a range take. */
    static long bytes(KeyRange range) {
        return (range.greatest() - range.least()) / Byte.SIZE;
    }

    /** Whether the range is small enough for the number of rows. */
    static boolean suits(KeyRange range, int rows) {
        long width = range.greatest() - range.least();
        long small = Math.max(SMALL_RANGE, Math.min(LARGE_RANGE, RANGE_PER_ROW * rows));
        return width >= 0 && width < Math.max(small, LARGE_RANGE_PER_ROW * rows);
    }

    @Override
    public int select(Vector vector, int[] positions) {
        int count = select(new LongValues().load(vector), vector.size(), positions, words, least, range);
        return vector.validity() == null ? count : withoutNulls(vector, positions, count);
    }

    private static int select(long[] values, int size, int[] positions, long[] words, long least, long range) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            long offset = values[i] - least;
            positions[count] = i;
            if (offset >= 0 && offset < range) {
                count += (int) (words[(int) (offset >>> 6)] >>> offset & 1);
            }
        }
        return count;
    }

    /** Leaves out the positions of nulls. */
    static int withoutNulls(Vector values, int[] positions, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            positions[kept] = positions[i];
            kept += values.isNull(positions[i]) ? 0 : 1;
        }
        return kept;
    }
}
