package io.mesquite.files.parquet.decode;

import io.mesquite.spi.vector.Vector;

/**
 * Growing arrays of stored values, filled by a {@link ValueDecoder} and reused from batch to batch.
 *
 * <p>Within one batch: decoders write values one after the other, {@link #spread} moves them to the positions that are not
 * null, and {@link #toVector} gives them out.
 */
public abstract class Values {
    /** Makes sure that positions before {@code capacity} can be written, keeping those written. */
    public abstract void ensureCapacity(int capacity);

    /**
     * Moves the {@code count} values from {@code offset} on to the positions from {@code offset} to {@code offset + size}
     * whose bit is set; other positions get values that may be read safely.
     *
     * @param validity with exactly {@code count} bits set in that range
     */
    public abstract void spread(long[] validity, int offset, int size, int count);

    /** Keeps only the values at {@code offset + ordinals[0 .. count)}, which ascend, and moves them to {@code offset}. */
    abstract void compact(int offset, int[] ordinals, int count);

    /** Writes the values of a dictionary, which is of this class, to the positions from {@code offset} on. */
    public abstract void putAll(Values dictionary, int[] ids, int from, int offset, int count);

    /** The first {@code size} values, without copying them. */
    public abstract Vector toVector(int size, long[] validity);

    /** To be called after a decoder wrote {@code count} values at {@code offset} as views of {@code bytes}. */
    public void endOfPage(byte[] bytes, int offset, int count) {}

    /** To be called before the bytes of a page of which {@code count} values are views are overwritten. */
    public void keep(int count) {}

    /** To be called when a batch begins. */
    public void clear() {}

    static int grown(int capacity, int needed) {
        return Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 8, capacity * 2L));
    }
}
