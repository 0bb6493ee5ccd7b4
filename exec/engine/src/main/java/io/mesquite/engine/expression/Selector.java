package io.mesquite.engine.expression;

import io.mesquite.spi.vector.Batch;

/** A predicate over batches. Keeps scratch arrays, so each lane has its own. */
public interface Selector {
    /**
     * Writes the positions where the predicate is true, ascending, from the start of {@code positions}, which has room for all rows.
     *
     * @return how many there are; when it is the input's size, {@code positions} is not written
     */
    int select(Batch input, int[] positions);
}
