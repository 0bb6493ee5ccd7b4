package io.mesquite.engine.hashtable;

import io.mesquite.spi.vector.Vector;

/**
 * Numbers distinct keys in the order in which they are first seen: 0, 1, 2 and so on. Nulls are equal to each other, as are all NaN, and
 * minus zero and zero. Works a batch at a time; not thread-safe.
 */
public interface GroupTable {
    /** Writes the number of each row's key to {@code groups[0 .. count)}; keys not seen before get new numbers. */
    void findOrAdd(Vector[] keys, int count, int[] groups);

    /** How many distinct keys there are. */
    int groupCount();

    /** The key columns of the keys {@code groups[0 .. count)}, in arrays of their own. */
    Vector[] keys(int[] groups, int count);

    /**
     * Writes for each key, by its number, which of {@code 2^bits} partitions it belongs to. Tables made by one {@link GroupTables}
     * agree about that.
     */
    void partitions(int bits, byte[] partitions);

    /** Bytes that new arrays would take beside the present ones while {@code count} new keys are added; 0 where they are large enough. */
    long growthBytes(int count);

    /** Bytes of its arrays. */
    long retainedBytes();
}
