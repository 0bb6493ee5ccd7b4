package io.mesquite.engine.expression;

import io.mesquite.spi.vector.Batch;

/** One conjunct of a predicate. Keeps scratch arrays, so each lane has its own. */
interface Filter {
    /**
     * Leaves in {@code positions} those where it is true, ascending.
     *
     * @param count how many positions there are to look at; where it is the input's size, they are all, and {@code positions} is not
     *     yet written
     * @return how many are left; where it is the input's size, {@code positions} need not be written
     */
    int filter(Batch input, int[] positions, int count);
}
