package io.mesquite.engine.join;

import io.mesquite.engine.hashtable.LongValues;
import io.mesquite.engine.scan.MembershipTest;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/**
 * The keys of a build side as a Bloom filter whose bits for a key lie in one word, so that a test touches one cache line (a "register
 * blocked" filter: Lang, Neumann, Kemper and Boncz, Performance-Optimal Filtering, 2019). With 16 to 32 bits for a key it takes
 * a tenth of a hash table's memory, and lets about one of a hundred other values pass, which then finds nothing in the table.
 */
final class KeyBloom implements MembershipTest {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int KEYS_PER_WORD = 4;
    private static final int LEAST_WORD_BITS = 4;
    private static final int MOST_WORD_BITS = 26;

    private final long[] words;
    /** By which the hash becomes the number of a word. */
    private final int shift;

    /** @param validity null keys are left out */
    KeyBloom(long[] keys, long[] validity, int count) {
        int bits = wordBits(count);
        words = new long[1 << bits];
        shift = Long.SIZE - bits;
        for (int row = 0; row < count; row++) {
            if (Validity.isValid(validity, row)) {
                long hash = hash(keys[row]);
                words[(int) (hash >>> shift)] |= mask(hash);
            }
        }
    }

    private static int wordBits(int count) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(count / KEYS_PER_WORD);
        return Math.max(LEAST_WORD_BITS, Math.min(MOST_WORD_BITS, bits));
    }

    /** What the filter of so many keys takes. */
    static long bytes(int count) {
        return (long) Long.BYTES << wordBits(count);
    }

    private static long hash(long key) {
        long product = (key ^ key >>> 32) * FACTOR;
        return product ^ product >>> 32;
    }

    /** Four of a word's bits; they come from other bits of the hash than the word's number. */
    private static long mask(long hash) {
        return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
    }

    @Override
    public int select(Vector vector, int[] positions) {
        int count = select(new LongValues().load(vector), vector.size(), positions, words, shift);
        return vector.validity() == null ? count : KeyBits.withoutNulls(vector, positions, count);
    }

    private static int select(long[] values, int size, int[] positions, long[] words, int shift) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            long hash = hash(values[i]);
            long mask = mask(hash);
            positions[count] = i;
            count += (words[(int) (hash >>> shift)] & mask) == mask ? 1 : 0;
        }
        return count;
    }
}
