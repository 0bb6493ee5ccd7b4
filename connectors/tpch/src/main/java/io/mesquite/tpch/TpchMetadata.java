package io.mesquite.tpch;

import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Everything is known without looking anywhere. */
final class TpchMetadata implements ConnectorMetadata {
    private static final List<String> TABLES = Arrays.stream(GeneratedTable.values())
            .map(GeneratedTable::tableName)
            .sorted()
            .toList();

    @Override
    public List<String> schemas() {
        return TpchSchema.LISTED;
    }

    @Override
    public List<String> tables(String schema) {
        return TpchSchema.scale(schema).isPresent() ? TABLES : List.of();
    }

    @Override
    public Optional<Table> findTable(String schema, String table) {
        OptionalDouble scale = TpchSchema.scale(schema);
        if (scale.isEmpty()) {
            return Optional.empty();
        }
        return Arrays.stream(GeneratedTable.values())
                .filter(candidate -> candidate.tableName().equals(table))
                .findFirst()
                .map(found -> new Table(
                        new TpchTableHandle(found, scale.getAsDouble()),
                        schema,
                        table,
                        found.columns(),
                        found.primaryKey(),
                        ""));
    }

    @Override
    public TableStatistics statistics(Scan scan) {
        TpchTableHandle handle = (TpchTableHandle) scan.table();
        if (scan.constraint().isNone()) {
            return new TableStatistics(OptionalDouble.of(0), true, java.util.Map.of());
        }
        boolean exact = scan.constraint().isAll() && handle.table().rowsAreExact(handle.scale());
        double rows = handle.table().rows(handle.scale());
        return new TableStatistics(
                OptionalDouble.of(rows), exact, TpchStatistics.columns(handle.table(), handle.scale()));
    }
}
