package io.mesquite.memory;

import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/** Tables in the memory of this process. Each of a table's batches is a split. */
public final class MemoryConnector implements Connector {
    private final Map<MemoryTableHandle, MemoryTable> tables = new ConcurrentHashMap<>();
    private final ConnectorMetadata metadata = new MemoryMetadata();

    /** Adds a table without a primary key, or replaces the one of that name. The batches are kept and not copied. */
    public void addTable(String schema, String name, List<Column> columns, List<Batch> batches) {
        addTable(schema, name, columns, List.of(), batches);
    }

    /**
     * Adds a table, or replaces the one of that name; scans that have begun go on with the old rows or fail.
     *
     * @param primaryKey names of key columns; nobody checks that they are unique
     * @param batches kept and not copied; their columns are in the order of {@code columns}
     */
    public void addTable(
            String schema, String name, List<Column> columns, List<String> primaryKey, List<Batch> batches) {
        for (Batch batch : batches) {
            if (batch.columns().size() != columns.size()) {
                throw new IllegalArgumentException("a batch of "
                        + batch.columns().size() + " columns for table " + name + " of " + columns.size());
            }
        }
        MemoryTableHandle handle = new MemoryTableHandle(schema, name);
        tables.put(handle, new MemoryTable(new Table(handle, schema, name, columns, primaryKey, ""), batches));
    }

    @Override
    public ConnectorMetadata metadata() {
        return metadata;
    }

    @Override
    public SplitSource splits(Scan scan) {
        if (scan.constraint().isNone()) {
            return SplitSource.of(List.of());
        }
        MemoryTable table = table(scan);
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < table.batches().size(); i++) {
            Batch batch = table.batches().get(i);
            if (batch.size() > 0) {
                splits.add(new MemorySplit(i, batch.retainedBytes()));
            }
        }
        return SplitSource.of(splits);
    }

    @Override
    public BatchSource open(Scan scan, Split split, ScanContext context) {
        MemoryTable table = table(scan);
        int[] columns = scan.columns().stream()
                .mapToInt(column -> table.indexOf(column.name()))
                .toArray();
        return new MemoryBatchSource(table.batches().get(((MemorySplit) split).batch()), columns);
    }

    @Override
    public void close() {
        tables.clear();
    }

    private MemoryTable table(Scan scan) {
        MemoryTableHandle handle = (MemoryTableHandle) scan.table();
        MemoryTable table = tables.get(handle);
        if (table == null) {
            throw new MesquiteException(
                    ErrorCode.TABLE_NOT_FOUND,
                    "the table " + handle.schema() + "." + handle.name() + " was dropped while a query read it");
        }
        return table;
    }

    private record MemoryTableHandle(String schema, String name) implements io.mesquite.spi.connector.TableHandle {}

    private record MemorySplit(int batch, long bytes) implements Split {
        @Override
        public List<String> hosts() {
            return List.of();
        }

        @Override
        public String description() {
            return "batch " + batch;
        }
    }

    private record MemoryTable(Table table, List<Batch> batches) {
        private MemoryTable {
            batches = List.copyOf(batches);
        }

        private int indexOf(String column) {
            return table.columns().stream().map(Column::name).toList().indexOf(column);
        }
    }

    private final class MemoryMetadata implements ConnectorMetadata {
        @Override
        public List<String> schemas() {
            return tables.keySet().stream()
                    .map(MemoryTableHandle::schema)
                    .distinct()
                    .sorted()
                    .toList();
        }

        @Override
        public List<String> tables(String schema) {
            return tables.keySet().stream()
                    .filter(handle -> handle.schema().equals(schema))
                    .map(MemoryTableHandle::name)
                    .sorted()
                    .toList();
        }

        @Override
        public Optional<Table> findTable(String schema, String table) {
            return Optional.ofNullable(tables.get(new MemoryTableHandle(schema, table)))
                    .map(MemoryTable::table);
        }

        @Override
        public TableStatistics statistics(Scan scan) {
            long rows = table(scan).batches().stream().mapToLong(Batch::size).sum();
            boolean exact = scan.constraint().isAll();
            return new TableStatistics(OptionalDouble.of(rows), exact, Map.of());
        }
    }
}
