package io.mesquite.engine.hashtable;

/** Hashes of keys. Tables take slots from the low bits, partitions come from the high ones, so that the two are independent. */
final class KeyHash {
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long SECOND_FACTOR = 0xC2B2AE3D27D4EB4FL;

    private KeyHash() {}

    static long ofLong(long key) {
        long product = (key ^ key >>> 32) * FACTOR;
        return product ^ product >>> 32;
    }

    /** Takes one more word of a longer key into its hash. */
    static long combine(long hash, long word) {
        long product = (hash ^ word) * SECOND_FACTOR;
        return product ^ product >>> 29;
    }

    /** One of {@code 2^bits} partitions. */
    static int partition(long hash, int bits) {
        return bits == 0 ? 0 : (int) (hash >>> 64 - bits);
    }
}
