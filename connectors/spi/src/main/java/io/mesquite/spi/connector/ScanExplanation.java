package io.mesquite.spi.connector;

import java.util.List;

/** An optional ability of a {@link Connector}: says for EXPLAIN what of a scan its store is asked for, and what is left to the engine. */
public interface ScanExplanation {
    /**
     * Short lines such as {@code CQL SELECT ...} and {@code not in CQL kind, which is no key}; none where there is nothing to say.
     * Does as much as finding the scan's splits at most.
     */
    List<String> explain(Scan scan);
}
