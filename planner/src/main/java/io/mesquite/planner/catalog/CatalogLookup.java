package io.mesquite.planner.catalog;

import io.mesquite.spi.connector.Connector;
import java.util.List;
import java.util.Optional;

/** The catalogs of a server. Thread-safe; they may come and go between two calls. */
public interface CatalogLookup {
    /** The open catalog of exactly that name, or empty. */
    Optional<Connector> connector(String catalog);

    /** The names of all catalogs, sorted. */
    List<String> catalogs();
}
