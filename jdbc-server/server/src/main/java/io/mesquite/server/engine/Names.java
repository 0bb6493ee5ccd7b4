package io.mesquite.server.engine;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds catalogs, schemas and tables by name: exactly, or else by the one name that differs only in case. */
public final class Names {
    private final CatalogRegistry catalogs;

    Names(CatalogRegistry catalogs) {
        this.catalogs = catalogs;
    }

    /** Sorted. */
    public List<String> catalogs() {
        return catalogs.names();
    }

    /** Sorted. The catalog must exist. */
    public List<String> schemas(String catalog) {
        return connector(catalog).metadata().schemas();
    }

    /** Sorted. The catalog must exist. */
    public List<String> tables(String catalog, String schema) {
        return connector(catalog).metadata().tables(schema);
    }

    /** The table of exactly that name. The catalog must exist. */
    public Optional<Table> table(String catalog, String schema, String table) {
        return connector(catalog).metadata().findTable(schema, table);
    }

    private Connector connector(String catalog) {
        return catalogs.connector(catalog);
    }

    /** @throws MesquiteException CATALOG_NOT_FOUND */
    public String findCatalog(String name) {
        return find(name, catalogs(), ErrorCode.CATALOG_NOT_FOUND, "catalog");
    }

    /** @throws MesquiteException SCHEMA_NOT_FOUND */
    public String findSchema(String catalog, String name) {
        return find(name, schemas(catalog), ErrorCode.SCHEMA_NOT_FOUND, "schema");
    }

    /** @throws MesquiteException TABLE_NOT_FOUND */
    public Table findTable(String catalog, String schema, String name) {
        Optional<Table> exact = table(catalog, schema, name);
        if (exact.isPresent()) {
            return exact.get();
        }
        String found = find(name, tables(catalog, schema), ErrorCode.TABLE_NOT_FOUND, "table");
        return table(catalog, schema, found).orElseThrow(() -> notFound(ErrorCode.TABLE_NOT_FOUND, "table", name, ""));
    }

    private static String find(String name, Collection<String> known, ErrorCode code, String kind) {
        if (known.contains(name)) {
            return name;
        }
        List<String> alike = known.stream().filter(name::equalsIgnoreCase).toList();
        if (alike.size() == 1) {
            return alike.get(0);
        }
        throw notFound(code, kind, name, NearestName.suggestion(name, known));
    }

    private static MesquiteException notFound(ErrorCode code, String kind, String name, String suggestion) {
        return new MesquiteException(code, "There is no " + kind + " '" + name + "'" + suggestion);
    }
}
