package io.mesquite.spi.connector;

/** Reads one split. Used by one thread at a time. */
public interface BatchSource extends AutoCloseable {
    /** The next rows, of which there is at least one, or null at the end. What earlier batches gave out becomes invalid. */
    SourceBatch next();

    /** Frees everything; may be called at any point, and twice. */
    @Override
    void close();
}
