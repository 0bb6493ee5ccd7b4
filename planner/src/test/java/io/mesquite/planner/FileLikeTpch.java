package io.mesquite.planner;

import io.mesquite.planner.catalog.CatalogLookup;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.connector.SplitSource;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.tpch.TpchConnectorFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The TPC-H tables as a folder of Parquet files has them: no keys, and of statistics the row counts, smallest and largest
 * values, but no distinct counts. Metadata only.
 */
public final class FileLikeTpch implements Connector, ConnectorMetadata {
    private final ConnectorMetadata generated =
            new TpchConnectorFactory().open("tpch", Map.of()).metadata();

    /** One catalog {@code tpch} with these tables. */
    public static CatalogLookup catalogs() {
        FileLikeTpch connector = new FileLikeTpch();
        return new CatalogLookup() {
            @Override
            public Optional<Connector> connector(String catalog) {
                return catalog.equals("tpch") ? Optional.of(connector) : Optional.empty();
            }

            @Override
            public List<String> catalogs() {
                return List.of("tpch");
            }
        };
    }

    @Override
    public ConnectorMetadata metadata() {
        return this;
    }

    @Override
    public List<String> schemas() {
        return generated.schemas();
    }

    @Override
    public List<String> tables(String schema) {
        return generated.tables(schema);
    }

    @Override
    public Optional<Table> findTable(String schema, String name) {
        return generated
                .findTable(schema, name)
                .map(table -> new Table(
                        table.handle(), table.schema(), table.name(), table.columns(), List.of(), table.comment()));
    }

    @Override
    public TableStatistics statistics(Scan scan) {
        TableStatistics known = generated.statistics(scan);
        Map<String, ColumnStatistics> columns = new HashMap<>();
        known.columns()
                .forEach((name, column) -> columns.put(
                        name,
                        new ColumnStatistics(
                                column.min(),
                                column.max(),
                                column.nullFraction(),
                                OptionalDouble.empty(),
                                column.averageBytes())));
        return new TableStatistics(known.rowCount(), known.exact(), columns);
    }

    @Override
    public SplitSource splits(Scan scan) {
        throw new UnsupportedOperationException("metadata only");
    }

    @Override
    public BatchSource open(Scan scan, Split split, ScanContext context) {
        throw new UnsupportedOperationException("metadata only");
    }

    @Override
    public void close() {}
}
