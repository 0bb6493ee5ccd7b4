package io.mesquite.engine.join;

import io.mesquite.spi.vector.Validity;

/** The least and the greatest of some keys; the least is above the greatest where there are none. */
record KeyRange(long least, long greatest) {
    static KeyRange of(long[] keys, long[] validity, int count) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            if (Validity.isValid(validity, i)) {
                least = Math.min(least, keys[i]);
                greatest = Math.max(greatest, keys[i]);
            }
        }
        return new KeyRange(least, greatest);
    }

    boolean isEmpty() {
        return least > greatest;
    }
}
