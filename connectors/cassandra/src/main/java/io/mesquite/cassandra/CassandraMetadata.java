package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ColumnStatistics;
import io.mesquite.spi.connector.ConnectorMetadata;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.type.Layout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Keyspaces as schemas; tables and materialized views as tables. From the driver's copy of the cluster's schema. */
final class CassandraMetadata implements ConnectorMetadata {
    private final ClusterSession session;
    private final CassandraTypes types;
    private final SizeEstimates sizes;
    private final int maxLookupKeys;

    CassandraMetadata(ClusterSession session, CassandraTypes types, SizeEstimates sizes, int maxLookupKeys) {
        this.session = session;
        this.types = types;
        this.sizes = sizes;
        this.maxLookupKeys = maxLookupKeys;
    }

    @Override
    public List<String> schemas() {
        return sortedNames(session.metadata().getKeyspaces().keySet().stream());
    }

    @Override
    public List<String> tables(String schema) {
        return session.keyspace(schema)
                .map(keyspace -> sortedNames(Stream.concat(
                        keyspace.getTables().values().stream()
                                .filter(table -> !table.isVirtual())
                                .map(TableMetadata::getName),
                        keyspace.getViews().keySet().stream())))
                .orElse(List.of());
    }

    @Override
    public Optional<Table> findTable(String schema, String table) {
        if (session.keyspace(schema).map(KeyspaceMetadata::isVirtual).orElse(false)) {
            return Optional.empty();
        }
        return session.relation(schema, table).map(relation -> table(schema, table, relation));
    }

    @Override
    public TableStatistics statistics(Scan scan) {
        CassandraTableHandle handle = (CassandraTableHandle) scan.table();
        Optional<RelationMetadata> relation = session.relation(handle.keyspace(), handle.table());
        SizeEstimates.TableSize size = sizes.of(handle);
        if (relation.isEmpty() || !size.isKnown()) {
            return TableStatistics.UNKNOWN;
        }
        double rowsOfPartition = relation.get().getClusteringColumns().isEmpty()
                ? 1
                : Math.max(1, (double) size.bytes() / size.partitions() / rowBytes(relation.get()));
        double partitions = new Pushdown(relation.get(), scan.constraint())
                .partitions(maxLookupKeys)
                .map(keys -> (double) Math.min(keys.size(), size.partitions()))
                .orElse((double) size.partitions());
        List<ColumnMetadata> key = relation.get().getPartitionKey();
        Map<String, ColumnStatistics> columns =
                key.size() == 1 ? Map.of(key.get(0).getName().asInternal(), ofKey(partitions)) : Map.of();
        return new TableStatistics(OptionalDouble.of(partitions * rowsOfPartition), false, columns);
    }

    private Table table(String schema, String name, RelationMetadata relation) {
        List<ColumnMetadata> key = relation.getPrimaryKey();
        Set<CqlIdentifier> keyNames = new HashSet<>();
        key.forEach(column -> keyNames.add(column.getName()));
        // a partition that has static columns and no rows is read as one row without clustering columns
        boolean statics = relation.getColumns().values().stream().anyMatch(ColumnMetadata::isStatic);
        Set<ColumnMetadata> never = statics ? Set.copyOf(relation.getPartitionKey()) : Set.copyOf(key);
        List<Column> columns = new ArrayList<>();
        for (ColumnMetadata column : relation.getColumns().values()) {
            columns.add(new Column(
                    column.getName().asInternal(), types.sqlType(column.getType()), !never.contains(column), ""));
        }
        Object comment = relation.getOptions().get(CqlIdentifier.fromInternal("comment"));
        return new Table(
                new CassandraTableHandle(schema, name, names(relation.getPartitionKey()), maxLookupKeys),
                schema,
                name,
                columns,
                names(key),
                comment == null ? "" : comment.toString());
    }

    private double rowBytes(RelationMetadata relation) {
        return relation.getColumns().values().stream()
                .mapToInt(column -> types.sqlType(column.getType()).layout() == Layout.BYTES ? 20 : 12)
                .sum();
    }

    private static ColumnStatistics ofKey(double partitions) {
        return new ColumnStatistics(
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(0),
                OptionalDouble.of(partitions),
                OptionalDouble.empty());
    }

    private static List<String> names(List<ColumnMetadata> columns) {
        return columns.stream().map(column -> column.getName().asInternal()).toList();
    }

    private static List<String> sortedNames(Stream<CqlIdentifier> identifiers) {
        return identifiers.map(CqlIdentifier::asInternal).sorted().toList();
    }
}
