package io.mesquite.spi.vector;

import io.mesquite.spi.type.Layout;

/**
 * One column of a batch: {@link #size()} values in one {@link Layout}, read by position from 0.
 *
 * <p>Rules for all vectors:
 *
 * <ul>
 *   <li>A vector is <b>borrowed</b>: it, and the arrays in it, may be overwritten by whoever made it once the call it was
 *       passed to returns (or, from a source, once the next batch is asked for). Who keeps it longer keeps {@link #copy()}.
 *       Nobody but the maker writes to the arrays. Only dictionaries (see {@link DictionaryVector}) are never overwritten.
 *   <li>Arrays may be longer than the vector; values start at index 0.
 *   <li>{@link #validity()} is null when no value is null; else bit {@code p & 63} of word {@code p >> 6} is set where
 *       position {@code p} holds a value. What arrays hold at null positions is arbitrary, but may be read safely.
 *   <li>Vectors do not know their SQL type, which the plan knows, but only their layout.
 * </ul>
 */
public abstract sealed class Vector
        permits BooleanVector,
                IntVector,
                LongVector,
                Int128Vector,
                DoubleVector,
                BytesVector,
                ArrayVector,
                MapVector,
                RowVector,
                DictionaryVector,
                ConstantVector {
    private final int size;
    private final long[] validity;

    Vector(int size, long[] validity) {
        this.size = size;
        this.validity = validity;
    }

    public final int size() {
        return size;
    }

    /** Null when no value is null, else at least {@code (size + 63) / 64} words; see the rules above. */
    public final long[] validity() {
        return validity;
    }

    public final boolean isNull(int position) {
        return validity != null && (validity[position >> 6] & 1L << position) == 0;
    }

    public abstract Layout layout();

    /**
     * The values at {@code positions[0 .. count)}, in that order, positions may repeat. The result has its own arrays,
     * except that a dictionary is shared.
     */
    public abstract Vector gather(int[] positions, int count);

    /** The same values in arrays of its own that hold nothing but them; a dictionary is shared. */
    public abstract Vector copy();

    /** The same values as a vector that is neither a dictionary nor a constant one; may be this vector. */
    public Vector flatten() {
        return this;
    }

    /** The native value (see {@link Layout}) at a position, or null. For single values and tests, not for loops. */
    public abstract Object value(int position);

    /** Bytes of the arrays that this vector refers to, shared dictionaries included. */
    public abstract long retainedBytes();

    final long validityBytes() {
        return validity == null ? 0 : 8L * validity.length;
    }
}
