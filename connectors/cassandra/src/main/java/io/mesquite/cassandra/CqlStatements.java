package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The CQL of reads; the driver keeps prepared statements by their text. */
final class CqlStatements {
    private final CqlSession session;
    private final String select;
    private final List<String> partitionKey;

    /** @param columns as CQL writes them; where there are none, the rows are only counted */
    CqlStatements(CqlSession session, CassandraTableHandle table, RelationMetadata relation, List<String> columns) {
        this.session = session;
        this.partitionKey = relation.getPartitionKey().stream()
                .map(ColumnMetadata::getName)
                .map(name -> name.asCql(true))
                .toList();
        String selected = String.join(", ", columns.isEmpty() ? partitionKey.subList(0, 1) : columns);
        this.select = "SELECT " + selected + " FROM " + relation.getKeyspace().asCql(true) + "."
                + relation.getName().asCql(true) + " WHERE ";
    }

    /** The markers are the partition key's columns and then those of the filter. */
    PreparedStatement byPartition(CqlFilter filter) {
        List<String> conditions =
                new ArrayList<>(partitionKey.stream().map(name -> name + " = ?").toList());
        conditions.addAll(filter.conditions());
        return session.prepare(select + String.join(" AND ", conditions));
    }

    /** The markers are the start and, where there is one, the end of the token range, and then those of the filter. */
    PreparedStatement byTokens(boolean toEndOfRing, CqlFilter filter) {
        String token = partitionKey.stream().collect(Collectors.joining(", ", "token(", ")"));
        List<String> conditions = new ArrayList<>();
        conditions.add(token + " > ?");
        if (!toEndOfRing) {
            conditions.add(token + " <= ?");
        }
        conditions.addAll(filter.conditions());
        // the node reads no more partitions than without the filter, so "filtering" is what it should do
        return session.prepare(select + String.join(" AND ", conditions) + (filter.isNone() ? "" : " ALLOW FILTERING"));
    }
}
