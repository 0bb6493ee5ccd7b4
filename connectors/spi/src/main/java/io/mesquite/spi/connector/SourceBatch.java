package io.mesquite.spi.connector;

import io.mesquite.spi.vector.Vector;

/**
 * Rows whose columns are read only when they are asked for: the engine loads the columns of a predicate first, and the
 * others only at the positions where it holds.
 */
public interface SourceBatch {
    int size();

    /**
     * The values of a column at {@code positions[0 .. count)}, which ascend strictly; the result has {@code count} values.
     * Each column is asked for at most once a batch.
     *
     * @param column index into {@link Scan#columns()}
     * @param positions null for all positions, then {@code count} is {@link #size()}
     */
    Vector load(int column, int[] positions, int count);
}
