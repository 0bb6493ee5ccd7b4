package io.mesquite.memory;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;

/** Gives out one batch, and then nothing. */
final class MemoryBatchSource implements BatchSource {
    private final Batch batch;
    private final int[] columns;
    private boolean givenOut;

    /** @param columns index of each of the scan's columns in the batch */
    MemoryBatchSource(Batch batch, int[] columns) {
        this.batch = batch;
        this.columns = columns;
    }

    @Override
    public SourceBatch next() {
        if (givenOut) {
            return null;
        }
        givenOut = true;
        return new MemorySourceBatch();
    }

    @Override
    public void close() {
        givenOut = true;
    }

    private final class MemorySourceBatch implements SourceBatch {
        @Override
        public int size() {
            return batch.size();
        }

        @Override
        public Vector load(int column, int[] positions, int count) {
            Vector vector = batch.column(columns[column]);
            return positions == null ? vector : vector.gather(positions, count);
        }
    }
}
