package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import io.mesquite.spi.connector.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What EXPLAIN says of a scan: the CQL, and which columns' conditions are not in it, with the reason. */
final class PushdownText {
    private final RelationMetadata relation;
    private final Scan scan;
    private final Pushdown pushdown;
    private final Optional<List<List<Object>>> partitions;

    PushdownText(RelationMetadata relation, Scan scan, int maxLookupKeys) {
        this.relation = relation;
        this.scan = scan;
        this.pushdown = new Pushdown(relation, scan.constraint());
        this.partitions = pushdown.partitions(maxLookupKeys);
    }

    List<String> lines() {
        CqlFilter filter = partitions.isPresent() ? pushdown.clustering() : pushdown.scan();
        List<String> conditions = new ArrayList<>();
        if (partitions.isPresent()) {
            relation.getPartitionKey().forEach(column -> conditions.add(cql(column) + " = ?"));
        } else {
            String token = relation.getPartitionKey().stream()
                    .map(PushdownText::cql)
                    .collect(Collectors.joining(", ", "token(", ")"));
            conditions.add(token + " > ? AND " + token + " <= ?");
        }
        conditions.addAll(filter.conditions());
        String columns = scan.columns().isEmpty()
                ? cql(relation.getPartitionKey().get(0))
                : scan.columns().stream()
                        .map(column -> CqlIdentifier.fromInternal(column.name()).asCql(true))
                        .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        lines.add("CQL SELECT " + columns + " FROM "
                + relation.getKeyspace().asCql(true) + "." + relation.getName().asCql(true) + " WHERE "
                + String.join(" AND ", conditions)
                + (partitions.isEmpty() && !filter.isNone() ? " ALLOW FILTERING" : "")
                + partitions.map(keys -> " (" + keys.size() + " partitions)").orElse(" (all token ranges)"));
        for (String column : scan.constraint().domains().keySet()) {
            reason(column, filter).ifPresent(reason -> lines.add("not in CQL " + column + ", " + reason));
        }
        return lines;
    }

    /** Why the condition on a column is not sent; empty where it is. */
    private Optional<String> reason(String name, CqlFilter filter) {
        Optional<ColumnMetadata> found = relation.getColumn(CqlIdentifier.fromInternal(name));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ColumnMetadata column = found.get();
        boolean key = relation.getPartitionKey().contains(column);
        if (key) {
            return partitions.isPresent()
                    ? Optional.empty()
                    : Optional.of("since its key's columns are not all equal to a few values");
        }
        if (filter.conditions().stream().anyMatch(condition -> condition.startsWith(cql(column) + " "))) {
            return Optional.empty();
        }
        if (!CqlValues.isComparable(column.getType())) {
            return Optional.of("whose type CQL compares in another way");
        }
        return Optional.of(
                relation.getClusteringColumns().containsKey(column)
                        ? "since CQL wants values of the clustering columns before it, or it may be null"
                        : "which is neither of the key nor the one indexed column that is asked for a single value");
    }

    private static String cql(ColumnMetadata column) {
        return column.getName().asCql(true);
    }
}
