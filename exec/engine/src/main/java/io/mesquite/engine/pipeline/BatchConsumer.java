package io.mesquite.engine.pipeline;

import io.mesquite.spi.vector.Batch;

/**
 * One operator on one lane. Called by the lane's thread only: {@link #push} any number of times, then {@link #finish} once
 * unless the query failed, then {@link #close} once in any case. An operator passes all three on to the one behind it.
 */
public interface BatchConsumer extends AutoCloseable {
    /** Takes rows; the batch is borrowed until this returns. Batches without rows are allowed. */
    void push(Batch batch);

    /** Whether further rows would change nothing, so that the lane may stop early. */
    boolean isSatisfied();

    /** There are no more rows on this lane; what was held back is given out. */
    void finish();

    /** Gives back memory and files, whatever happened before. */
    @Override
    void close();
}
