package io.mesquite.planner.catalog;

import io.mesquite.planner.PlanInputs;
import io.mesquite.spi.connector.Connector;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.Lookup;

/** The catalogs as Calcite's tree of schemas, in which nothing is looked up before its name is asked for. */
final class CatalogSchemas extends AbstractSchema {
    private final Lookup<Schema> catalogs;

    CatalogSchemas(CatalogLookup catalogs, RelDataTypeFactory typeFactory, PlanInputs inputs) {
        this.catalogs = new NameLookup<>(catalogs::catalogs, name -> catalogs.connector(name)
                .map(connector -> new Catalog(name, connector, typeFactory, inputs))
                .orElse(null));
    }

    @Override
    public Lookup<Schema> subSchemas() {
        return catalogs;
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
