package io.mesquite.spi.connector;

/** An open catalog. Thread-safe. */
public interface Connector extends AutoCloseable {
    ConnectorMetadata metadata();

    /**
     * The pieces in which a scan can be read, in parallel and in any order. Together they hold every row that is in the
     * scan's constraint exactly once.
     */
    SplitSource splits(Scan scan);

    /** Opens a split of the scan; used by one thread at a time. The caller closes it. */
    BatchSource open(Scan scan, Split split, ScanContext context);

    /** Ends connections and threads. Called once, after the last scan. */
    @Override
    void close();
}
