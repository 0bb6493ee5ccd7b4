package io.mesquite.spi.connector;

/**
 * An optional ability of a {@link Connector} whose store takes a round trip to answer: its {@link Connector#open} begins to
 * fetch and returns. The engine then opens splits before a thread has time to read them, so that their bytes are there when
 * it has.
 */
public interface ReadAhead {
    /**
     * How many bytes, as {@link Split#bytes} counts them, of splits to have open beyond those that are being read; 0 for none.
     * Asked once a scan.
     */
    long bytesAhead(Scan scan);
}
