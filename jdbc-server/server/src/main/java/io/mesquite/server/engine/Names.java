package io.mesquite.server.engine;

import io.mesquite.catalog.View;
import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds catalogs, schemas, tables and views by name: exactly, or else by the one name that differs only in case. The schema {@code
 * information_schema} is among those of every catalog.
 */
public final class Names {
    private final CatalogLookup catalogs;
    private final Function<View, List<Column>> viewColumns;

    /** @param viewColumns the columns that a view's query gives now; fails where it can't be planned */
    public Names(CatalogLookup catalogs, Function<View, List<Column>> viewColumns) {
        this.catalogs = catalogs;
        this.viewColumns = viewColumns;
    }

    /** Sorted. */
    public List<String> catalogs() {
        return catalogs.catalogs();
    }

    /** Sorted. The catalog must exist. */
    public List<String> schemas(String catalog) {
        List<String> schemas = new ArrayList<>(ownSchemas(catalog));
        if (!catalogs.informationTables().isEmpty()) {
            schemas.add(CatalogLookup.INFORMATION_SCHEMA);
            schemas.sort(null);
        }
        return schemas;
    }

    /** Those of the store itself, sorted. The catalog must exist. */
    public List<String> ownSchemas(String catalog) {
        return connector(catalog).metadata().schemas();
    }

    /** Tables and views, sorted. The catalog must exist. */
    public List<String> tables(String catalog, String schema) {
        return List.copyOf(kinds(catalog, schema).keySet());
    }

    /** What the tables and views of a schema are, by name. The catalog must exist. */
    public SortedMap<String, Relation.Kind> kinds(String catalog, String schema) {
        SortedMap<String, Relation.Kind> kinds = new TreeMap<>();
        if (schema.equals(CatalogLookup.INFORMATION_SCHEMA)) {
            catalogs.informationTables().forEach(name -> kinds.put(name, Relation.Kind.SYSTEM_TABLE));
        } else {
            Relation.Kind kind = kindOfTables(catalog);
            connector(catalog).metadata().tables(schema).forEach(name -> kinds.put(name, kind));
            catalogs.views(catalog, schema).forEach(name -> kinds.put(name, Relation.Kind.VIEW));
        }
        return kinds;
    }

    private Relation.Kind kindOfTables(String catalog) {
        // the catalog that serves what every catalog tells of itself
        boolean isSystem = catalogs.informationTables().stream()
                .findFirst()
                .flatMap(name -> catalogs.informationTable(catalog, name))
                .filter(table -> table.servedBy().equals(catalog))
                .isPresent();
        return isSystem ? Relation.Kind.SYSTEM_TABLE : Relation.Kind.TABLE;
    }

    /** The views of a catalog, by schema and name. The catalog must exist. */
    public List<View> views(String catalog) {
        List<View> views = new ArrayList<>();
        for (String schema : ownSchemas(catalog)) {
            for (String name : catalogs.views(catalog, schema)) {
                catalogs.view(catalog, schema, name).ifPresent(views::add);
            }
        }
        return views;
    }

    /** The view of a name, in any case. */
    public Optional<View> view(String catalog, String schema, String name) {
        return catalogs.view(catalog, schema, name);
    }

    /**
     * The tables and views of a schema whose names are wanted. One that can't be described, such as a view whose table is gone
     * or a table of files that can't be read, is there without columns: the others must not be lost for it.
     */
    public List<Relation> relations(String catalog, String schema, Predicate<String> wanted) {
        List<Relation> relations = new ArrayList<>();
        kinds(catalog, schema).forEach((name, kind) -> {
            if (wanted.test(name)) {
                try {
                    relation(catalog, schema, name).ifPresent(relations::add);
                } catch (MesquiteException e) {
                    relations.add(new Relation(kind, schema, name, List.of(), List.of(), ""));
                }
            }
        });
        return relations;
    }

    /** The table or view of exactly that name. The catalog must exist. */
    public Optional<Relation> relation(String catalog, String schema, String name) {
        if (schema.equals(CatalogLookup.INFORMATION_SCHEMA)) {
            return catalogs.informationTable(catalog, name)
                    .map(table -> relation(Relation.Kind.SYSTEM_TABLE, table.table()));
        }
        Optional<View> view = catalogs.view(catalog, schema, name)
                .filter(found -> found.name().equals(name));
        return view.isPresent()
                ? view.map(this::relation)
                : table(catalog, schema, name).map(table -> relation(kindOfTables(catalog), table));
    }

    private Relation relation(View view) {
        return new Relation(
                Relation.Kind.VIEW, view.schema(), view.name(), viewColumns.apply(view), List.of(), view.comment());
    }

    private static Relation relation(Relation.Kind kind, Table table) {
        return new Relation(kind, table.schema(), table.name(), table.columns(), table.primaryKey(), table.comment());
    }

    /** The store's table of exactly that name. The catalog must exist. */
    public Optional<Table> table(String catalog, String schema, String table) {
        return connector(catalog).metadata().findTable(schema, table);
    }

    /** The open catalog, which must exist. */
    public Connector connector(String catalog) {
        return catalogs.connector(catalog)
                .orElseThrow(() -> notFound(ErrorCode.CATALOG_NOT_FOUND, "catalog", catalog, ""));
    }

    /** @throws MesquiteException CATALOG_NOT_FOUND */
    public String findCatalog(String name) {
        return find(name, catalogs(), ErrorCode.CATALOG_NOT_FOUND, "catalog");
    }

    /** @throws MesquiteException SCHEMA_NOT_FOUND */
    public String findSchema(String catalog, String name) {
        return find(name, schemas(catalog), ErrorCode.SCHEMA_NOT_FOUND, "schema");
    }

    /** @throws MesquiteException TABLE_NOT_FOUND; VIEW_INVALID */
    public Relation findTable(String catalog, String schema, String name) {
        Optional<Relation> exact = relation(catalog, schema, name);
        if (exact.isPresent()) {
            return exact.get();
        }
        String found = find(name, tables(catalog, schema), ErrorCode.TABLE_NOT_FOUND, "table");
        return relation(catalog, schema, found)
                .orElseThrow(() -> notFound(ErrorCode.TABLE_NOT_FOUND, "table", name, ""));
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
