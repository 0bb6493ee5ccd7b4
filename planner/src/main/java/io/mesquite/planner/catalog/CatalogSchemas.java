package io.mesquite.planner.catalog;

import io.mesquite.planner.PlanInputs;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.PathTables;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Optional;
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

    CatalogSchemas(CatalogLookup catalogs, RelDataTypeFactory typeFactory, PlanInputs inputs) {
        this.catalogs = new NameLookup<>(catalogs::catalogs, name -> catalogs.connector(name)
                .map(connector -> new Catalog(name, connector, typeFactory, inputs))
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

    private static final class Catalog extends AbstractSchema {
        private final Lookup<Schema> schemas;

        Catalog(String catalog, Connector connector, RelDataTypeFactory typeFactory, PlanInputs inputs) {
            this.schemas = new NameLookup<>(
                    connector.metadata()::schemas,
                    name -> connector.metadata().schemas().contains(name)
                            ? new Tables(catalog, name, connector, typeFactory, inputs)
                            : null);
        }

        @Override
        public Lookup<Schema> subSchemas() {
            return schemas;
        }
    }

    private static final class Tables extends AbstractSchema {
        private final Lookup<Table> tables;

        Tables(String catalog, String schema, Connector connector, RelDataTypeFactory typeFactory, PlanInputs inputs) {
            this.tables = new NameLookup<>(() -> connector.metadata().tables(schema), name -> connector
                    .metadata()
                    .findTable(schema, name)
                    .map(found -> {
                        MesquiteTable table = new MesquiteTable(catalog, found, connector, typeFactory);
                        inputs.add(table);
                        return table.schemaEntry();
                    })
                    .orElse(null));
        }

        @Override
        public Lookup<Table> tables() {
            return tables;
        }
    }
}
