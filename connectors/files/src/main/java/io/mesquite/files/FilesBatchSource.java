package io.mesquite.files;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.Vector;

/** Adds to the columns of a file those that have one value for the whole file. */
final class FilesBatchSource implements BatchSource {
    private final BatchSource source;
    private final int[] indexes;
    private final Vector[] constants;

    /**
     * @param indexes for each column its index in the source, or -1
     * @param constants a vector of one value where the index is -1
     */
    FilesBatchSource(BatchSource source, int[] indexes, Vector[] constants) {
        this.source = source;
        this.indexes = indexes;
        this.constants = constants;
    }

    @Override
    public SourceBatch next() {
        SourceBatch batch = source.next();
        return batch == null ? null : new WithConstants(batch);
    }

    @Override
    public void close() {
        source.close();
    }

    private final class WithConstants implements SourceBatch {
        private final SourceBatch batch;

        private WithConstants(SourceBatch batch) {
            this.batch = batch;
        }

        @Override
        public int size() {
            return batch.size();
        }

        @Override
        public Vector load(int column, int[] positions, int count) {
            return indexes[column] < 0
                    ? new ConstantVector(count, constants[column])
                    : batch.load(indexes[column], positions, count);
        }
    }
}
