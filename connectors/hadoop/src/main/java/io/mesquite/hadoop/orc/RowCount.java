package io.mesquite.hadoop.orc;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;

/** Rows of no columns, whose number the footer says. */
final class RowCount implements BatchSource {
    private long left;

    RowCount(long rows) {
        this.left = rows;
    }

    @Override
    public SourceBatch next() {
        int size = (int) Math.min(left, Batch.TARGET_SIZE);
        left -= size;
        return size == 0 ? null : new Rows(size);
    }

    @Override
    public void close() {
        left = 0;
    }

    private record Rows(int size) implements SourceBatch {
        @Override
        public Vector load(int column, int[] positions, int count) {
            throw new IndexOutOfBoundsException(column);
        }
    }
}
