package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.spi.vector.Batch;

/**
 * Hands batches on in pieces of few rows, so that tests see what operators do at the borders of batches. In use where the process was started
 * with {@code -Dmesquite.batch-rows=N}; for tests only, since everything gets slow.
 */
final class SmallBatches implements BatchConsumer {
    private static final int MOST_ROWS = Integer.getInteger("mesquite.batch-rows", Integer.MAX_VALUE);

    private final BatchConsumer next;
    private final int mostRows;

    SmallBatches(BatchConsumer next, int mostRows) {
        if (mostRows < 1) {
            throw new IllegalArgumentException("batches of " + mostRows + " rows");
        }
        this.next = next;
        this.mostRows = mostRows;
    }

    /** Puts itself in front of a consumer, where the process asks for it. */
    static BatchConsumer before(BatchConsumer consumer) {
        return MOST_ROWS == Integer.MAX_VALUE ? consumer : new SmallBatches(consumer, MOST_ROWS);
    }

    @Override
    public void push(Batch batch) {
        int size = batch.size();
        for (int from = 0; from < size && !next.isSatisfied(); from += mostRows) {
            int[] positions = new int[Math.min(mostRows, size - from)];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = from + i;
            }
            next.push(batch.gather(positions, positions.length));
        }
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public void close() {
        next.close();
    }
}
