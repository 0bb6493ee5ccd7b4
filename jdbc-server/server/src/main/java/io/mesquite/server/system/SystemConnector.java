package io.mesquite.server.system;

import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.server.engine.StatementResult;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableHandle;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Catalog {@code system}. It serves the {@code information_schema} of all other catalogs too, under handles that say which one
 * is meant. A scan is one split, whose rows are made when it is opened.
 */
public final class SystemConnector implements Connector {
    /** The name of the catalog. */
    public static final String CATALOG = "system";

    private final List<SystemTable> tables;
    private final ConnectorMetadata metadata = new SystemMetadata();

    SystemConnector(List<SystemTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /** The names of the tables in every catalog's information schema, sorted. */
    public List<String> informationTables() {
        return names(CatalogLookup.INFORMATION_SCHEMA);
    }

    /** The table of that name, in any case, in the information schema of a catalog. */
    public Optional<Table> informationTable(String catalog, String name) {
        return tables.stream()
                .filter(table -> table.schema().equals(CatalogLookup.INFORMATION_SCHEMA)
                        && table.name().equalsIgnoreCase(name))
                .findFirst()
                .map(table -> describe(catalog, table));
    }

    private List<String> names(String schema) {
        return tables.stream()
                .filter(table -> table.schema().equals(schema))
                .map(SystemTable::name)
                .sorted()
                .toList();
    }

    private static Table describe(String catalog, SystemTable table) {
        return new Table(
                new SystemTableHandle(catalog, table.schema(), table.name()),
                table.schema(),
                table.name(),
                table.columns(),
                List.of(),
                "");
    }

    @Override
    public ConnectorMetadata metadata() {
        return metadata;
    }

    @Override
    public SplitSource splits(Scan scan) {
        return SplitSource.of(scan.constraint().isNone() ? List.of() : List.of(new SystemSplit()));
    }

    @Override
    public BatchSource open(Scan scan, Split split, ScanContext context) {
        SystemTableHandle handle = (SystemTableHandle) scan.table();
        SystemTable table = find(handle.schema(), handle.name()).orElseThrow();
        List<List<Object>> rows = table.rows().rows(handle.catalog(), scan.constraint());
        int[] columns = scan.columns().stream()
                .mapToInt(column -> table.columns().indexOf(column))
                .toArray();
        return new RowBatches(table, rows, columns);
    }

    @Override
    public void close() {}

    private Optional<SystemTable> find(String schema, String name) {
        return tables.stream()
                .filter(table -> table.schema().equals(schema) && table.name().equals(name))
                .findFirst();
    }

    private record SystemTableHandle(String catalog, String schema, String name) implements TableHandle {}

    private record SystemSplit() implements Split {
        @Override
        public List<String> hosts() {
            return List.of();
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public String description() {
            return "all rows";
        }
    }

    private final class SystemMetadata implements ConnectorMetadata {
        @Override
        public List<String> schemas() {
            return tables.stream()
                    .map(SystemTable::schema)
                    .filter(schema -> !schema.equals(CatalogLookup.INFORMATION_SCHEMA))
                    .distinct()
                    .sorted()
                    .toList();
        }

        @Override
        public List<String> tables(String schema) {
            return schema.equals(CatalogLookup.INFORMATION_SCHEMA) ? List.of() : names(schema);
        }

        @Override
        public Optional<Table> findTable(String schema, String table) {
            return schema.equals(CatalogLookup.INFORMATION_SCHEMA)
                    ? Optional.empty()
                    : find(schema, table).map(found -> describe(CATALOG, found));
        }

        @Override
        public TableStatistics statistics(Scan scan) {
            return TableStatistics.UNKNOWN;
        }
    }

    /** Gives rows out a batch at a time. */
    private static final class RowBatches implements BatchSource {
        private final SystemTable table;
        private final List<List<Object>> rows;
        private final int[] columns;
        private int next;

        /** @param columns index of each of the scan's columns in the rows */
        RowBatches(SystemTable table, List<List<Object>> rows, int[] columns) {
            this.table = table;
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public SourceBatch next() {
            if (next == rows.size()) {
                return null;
            }
            int end = Math.min(next + Batch.TARGET_SIZE, rows.size());
            Batch batch = StatementResult.batch(
                    table.columns().stream().map(Column::type).toList(), rows.subList(next, end));
            next = end;
            return new SourceBatch() {
                @Override
                public int size() {
                    return batch.size();
                }

                @Override
                public Vector load(int column, int[] positions, int count) {
                    Vector vector = batch.column(columns[column]);
                    return positions == null ? vector : vector.gather(positions, count);
                }
            };
        }

        @Override
        public void close() {
            next = rows.size();
        }
    }
}
