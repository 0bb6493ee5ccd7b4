package io.mesquite.planner.catalog;

import io.mesquite.catalog.View;
import io.mesquite.planner.PlanInputs;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.PathTables;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.Lookup;

/** The catalogs as Calcite's tree of schemas, in which nothing is looked up before its name is asked for. */
final class CatalogSchemas extends AbstractSchema {
    /** What only a file is called. */
    private static final Pattern FILE = Pattern.compile(
            ".*/.*|.*\\.(parquet|parq|csv|tsv|json|jsonl|ndjson)(\\.gz|\\.zst)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Lookup<Schema> catalogs;
    private final Lookup<Table> paths;

    /** @param views makes tables of views */
    CatalogSchemas(
            CatalogLookup catalogs,
            Function<View, MesquiteView> views,
            RelDataTypeFactory typeFactory,
            PlanInputs inputs) {
        Sources sources = new Sources(catalogs, views, typeFactory, inputs);
        this.catalogs = new NameLookup<>(catalogs::catalogs, name -> catalogs.connector(name)
                .map(connector -> new Catalog(name, connector, sources))
                .orElse(null));
        this.paths = new NameLookup<>(List::of, name -> {
            if (!FILE.matcher(name).matches()) {
                return null;
            }
            MesquiteTable table = findPath(name, catalogs, typeFactory);
            inputs.add(table);
            return table.schemaEntry();
        });
    }

    @Override
    public Lookup<Schema> subSchemas() {
        return catalogs;
    }

    /** Files that a statement names by their path stand beside the catalogs. */
    @Override
    public Lookup<Table> tables() {
        return paths;
    }

    private static MesquiteTable findPath(String path, CatalogLookup catalogs, RelDataTypeFactory typeFactory) {
        for (String catalog : catalogs.catalogs()) {
            Optional<Connector> connector = catalogs.connector(catalog);
            if (connector.isPresent() && connector.get().metadata() instanceof PathTables files) {
                Optional<io.mesquite.spi.connector.Table> table = files.findPath(path);
                if (table.isPresent()) {
                    return new MesquiteTable(catalog, table.get(), connector.get(), typeFactory);
                }
            }
        }
        throw new MesquiteException(
                ErrorCode.TABLE_NOT_FOUND,
                "'" + path
                        + "' is neither a table nor in the location of a catalog; a catalog with connector=files and a"
                        + " location above it makes it readable");
    }

    /** What tables are made with. */
    private record Sources(
            CatalogLookup catalogs,
            Function<View, MesquiteView> views,
            RelDataTypeFactory typeFactory,
            PlanInputs inputs) {
        /** A view, or else a table of the store. */
        Table find(String catalog, Connector connector, String schema, String name) {
            Optional<View> view = catalogs.view(catalog, schema, name);
            if (view.isPresent()) {
                inputs.add(view.get());
                return views.apply(view.get()).schemaEntry();
            }
            Optional<io.mesquite.spi.connector.Table> found =
                    connector.metadata().findTable(schema, name);
            if (found.isEmpty()) {
                return null;
            }
            MesquiteTable table = new MesquiteTable(catalog, found.get(), connector, typeFactory);
            inputs.add(table);
            return table.schemaEntry();
        }

        List<String> names(String catalog, Connector connector, String schema) {
            List<String> names = new ArrayList<>(catalogs.views(catalog, schema));
            names.addAll(connector.metadata().tables(schema));
            return names;
        }

        Table information(String catalog, String name) {
            // these never change, so that no plan has to look whether they have
            return catalogs.informationTable(catalog, name)
                    .map(table -> new MesquiteTable(
                                    catalog, table.servedBy(), table.table(), table.connector(), typeFactory)
                            .schemaEntry())
                    .orElse(null);
        }
    }

    private static final class Catalog extends AbstractSchema {
        private final Lookup<Schema> schemas;

        Catalog(String catalog, Connector connector, Sources sources) {
            this.schemas = new NameLookup<>(
                    () -> {
                        List<String> names =
                                new ArrayList<>(connector.metadata().schemas());
                        names.add(CatalogLookup.INFORMATION_SCHEMA);
                        return names;
                    },
                    name -> schema(catalog, name, connector, sources));
        }

        private static Schema schema(String catalog, String name, Connector connector, Sources sources) {
            if (connector.metadata().schemas().contains(name)) {
                return new Tables(
                        () -> sources.names(catalog, connector, name),
                        table -> sources.find(catalog, connector, name, table));
            }
            return name.equals(CatalogLookup.INFORMATION_SCHEMA)
                    ? new Tables(sources.catalogs::informationTables, table -> sources.information(catalog, table))
                    : null;
        }

        @Override
        public Lookup<Schema> subSchemas() {
            return schemas;
        }
    }

    private static final class Tables extends AbstractSchema {
        private final Lookup<Table> tables;

        Tables(Supplier<List<String>> names, Function<String, Table> find) {
            this.tables = new NameLookup<>(names, find);
        }

        @Override
        public Lookup<Table> tables() {
            return tables;
        }
    }
}
