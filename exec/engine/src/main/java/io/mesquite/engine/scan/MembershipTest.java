package io.mesquite.engine.scan;

import io.mesquite.spi.vector.Vector;

/**
 * Whether values may be among the keys of a join's build side: a Bloom filter, a bitmap or the hash table itself. Immutable;
 * called by many threads. It may say yes to a value that is not there, and never no to one that is.
 */
@FunctionalInterface
public interface MembershipTest {
    /**
     * Writes the positions of the values that are not null and may be keys, ascending, from the start of {@code positions},
     * which has room for all of them.
     *
     * @param values a flat vector: neither a dictionary nor a constant one
     * @return how many there are
     */
    int select(Vector values, int[] positions);
}
