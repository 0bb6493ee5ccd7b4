package io.mesquite.files;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.SourceBatch;

/** A piece of a file that need not be read. */
enum NoRows implements BatchSource {
    INSTANCE;

    @Override
    public SourceBatch next() {
        return null;
    }

    @Override
    public void close() {}
}
