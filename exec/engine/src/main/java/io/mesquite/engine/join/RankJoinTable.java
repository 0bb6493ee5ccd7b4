package io.mesquite.engine.join;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.spi.vector.Validity;

/**
 * One integer key whose values lie close together: direct addressing, without hashes. A bit for each number of the range tells whether it is
 * a key; how many bits are set before it is the key's rank, which leads to the row:
 *
 * <pre>
 * words: bits of 64 numbers | keys before them | bits | keys | ...
 * rows:  first row of rank 0 | of rank 1 | ...       (left out where rank and row are the same: a sorted, unique key)
 * </pre>
 *
 * A quarter of a byte for each number of the range, and 4 bytes for a key: far smaller than a hash table, so that it stays in the cache.
 */
final class RankJoinTable implements JoinTable {
    /** The largest range that is worth it, for each row: where it takes as many bytes as a hash table. */
    private static final int RANGE_PER_ROW = 128;

    private static final long SMALL_RANGE = 1 << 16;

    private final long least;
    private final long range;
    private final long[] words;
    private final int[] rows;
    private final int[] next;

    /** @param keyRange from the least to the greatest of the keys that are not null */
    RankJoinTable(long[] keys, long[] validity, int count, KeyRange keyRange, boolean existenceOnly) {
        least = keyRange.least();
        range = keyRange.greatest() - least + 1;
        words = new long[2 * (int) ((range + 63) >>> 6)];
        boolean unique = setBits(keys, validity, count);
        int keyCount = countRanks();
        int[] first = new int[keyCount];
        int[] chains = unique || existenceOnly ? null : new int[count];
        boolean sorted = keyCount == count;
        for (int row = count - 1; row >= 0; row--) {
            if (Validity.isValid(validity, row)) {
                int rank = rank(words, keys[row] - least);
                if (chains != null) {
                    chains[row] = first[rank] - 1;
                }
                first[rank] = row + 1;
                sorted &= rank == row;
            }
        }
        for (int rank = 0; rank < keyCount; rank++) {
            first[rank]--;
        }
        rows = sorted ? null : first;
        next = chains;
    }

    /** Whether the range is small enough for the number of rows. */
    static boolean suits(KeyRange range, int rows) {
        long width = range.greatest() - range.least();
        return width >= 0 && width < Math.max(SMALL_RANGE, (long) RANGE_PER_ROW * rows) && width < 1L << 35;
    }

    private boolean setBits(long[] keys, long[] validity, int count) {
        boolean unique = true;
        for (int row = 0; row < count; row++) {
            if (Validity.isValid(validity, row)) {
                long offset = keys[row] - least;
                int word = (int) (offset >>> 6) << 1;
                long bit = 1L << offset;
                unique &= (words[word] & bit) == 0;
                words[word] |= bit;
            }
        }
        return unique;
    }

    private int countRanks() {
        int count = 0;
        for (int word = 0; word < words.length; word += 2) {
            words[word + 1] = count;
            count += Long.bitCount(words[word]);
        }
        return count;
    }

    private static int rank(long[] words, long offset) {
        int word = (int) (offset >>> 6) << 1;
        return (int) words[word + 1] + Long.bitCount(words[word] & (1L << offset) - 1);
    }

    @Override
    public Finder newFinder() {
        LongValues input = new LongValues();
        return (keys, count, found) -> {
            findRanks(input.load(keys[0]), count, found, words, least, range);
            if (rows != null) {
                findRows(count, found, rows);
            }
        };
    }

    private static void findRanks(long[] keys, int count, int[] ranks, long[] words, long least, long range) {
        for (int i = 0; i < count; i++) {
            long offset = keys[i] - least;
            int rank = -1;
            if (offset >= 0 && offset < range) {
                int word = (int) (offset >>> 6) << 1;
                long bits = words[word];
                if ((bits & 1L << offset) != 0) {
                    rank = (int) words[word + 1] + Long.bitCount(bits & (1L << offset) - 1);
                }
            }
            ranks[i] = rank;
        }
    }

    private static void findRows(int count, int[] found, int[] rows) {
        for (int i = 0; i < count; i++) {
            found[i] = found[i] < 0 ? -1 : rows[found[i]];
        }
    }

    @Override
    public int[] next() {
        return next;
    }

    @Override
    public long retainedBytes() {
        return 8L * words.length + 4L * ((rows == null ? 0 : rows.length) + (next == null ? 0 : next.length));
    }
}
