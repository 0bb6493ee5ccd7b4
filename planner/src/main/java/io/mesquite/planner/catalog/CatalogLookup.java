package io.mesquite.planner.catalog;

import io.mesquite.catalog.View;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Table;
import java.util.List;
import java.util.Optional;

/** The catalogs of a server. Thread-safe; they may come and go between two calls. */
public interface CatalogLookup {
    /** What every catalog has a schema of this name for: tables about what is in it. */
    String INFORMATION_SCHEMA = "information_schema";

    /** The open catalog of exactly that name, or empty. */
    Optional<Connector> connector(String catalog);

    /** The names of all catalogs, sorted. */
    List<String> catalogs();

    /** The view of a name, whatever the case of its letters; it hides a table of that name. */
    default Optional<View> view(String catalog, String schema, String name) {
        return Optional.empty();
    }

    /** The names of a schema's views, sorted. */
    default List<String> views(String catalog, String schema) {
        return List.of();
    }

    /** The tables of {@link #INFORMATION_SCHEMA}, sorted; none where the server has no such tables. */
    default List<String> informationTables() {
        return List.of();
    }

    /** The table of that name, in any case, in the {@link #INFORMATION_SCHEMA} of a catalog. */
    default Optional<InformationTable> informationTable(String catalog, String name) {
        return Optional.empty();
    }

    /**
     * A table about a catalog, which another catalog serves.
     *
     * @param servedBy the name of that other catalog
     */
    record InformationTable(String servedBy, Connector connector, Table table) {}
}
