package io.mesquite.server.local;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.catalog.View;
import io.mesquite.catalog.ViewStore;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.server.system.SystemConnector;
import io.mesquite.spi.connector.Connector;
import java.util.List;
import java.util.Optional;

/** The open catalogs with what is added to all of them: views, and the information schema. */
record OpenCatalogs(CatalogRegistry registry, ViewStore store, SystemConnector system) implements CatalogLookup {
    @Override
    public Optional<Connector> connector(String catalog) {
        return registry.names().contains(catalog) ? Optional.of(registry.connector(catalog)) : Optional.empty();
    }

    @Override
    public List<String> catalogs() {
        return registry.names();
    }

    @Override
    public Optional<View> view(String catalog, String schema, String name) {
        return store.find(catalog, schema, name);
    }

    @Override
    public List<String> views(String catalog, String schema) {
        return store.in(catalog, schema).stream().map(View::name).toList();
    }

    @Override
    public List<String> informationTables() {
        return system.informationTables();
    }

    @Override
    public Optional<InformationTable> informationTable(String catalog, String name) {
        return system.informationTable(catalog, name)
                .map(table -> new InformationTable(SystemConnector.CATALOG, system, table));
    }
}
