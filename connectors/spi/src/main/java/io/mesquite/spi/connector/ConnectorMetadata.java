package io.mesquite.spi.connector;

import java.util.List;
import java.util.Optional;

/** What is in a catalog. Called while a statement is planned, so answers come from caches where they can. Thread-safe. */
public interface ConnectorMetadata {
    /** Names as the store spells them, sorted. */
    List<String> schemas();

    /** Names of the schema's tables, sorted; empty where there is no such schema. */
    List<String> tables(String schema);

    /** The table of exactly that name, or empty. */
    Optional<Table> findTable(String schema, String table);

    /** Estimates for the rows of the scan that are in its constraint, as far as they are known cheaply. */
    TableStatistics statistics(Scan scan);
}
