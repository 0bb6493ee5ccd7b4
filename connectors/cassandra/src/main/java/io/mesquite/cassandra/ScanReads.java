package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.predicate.Constraint;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The statements that read a split. A split of token ranges becomes a <em>lookup</em> of partitions when a join has told meanwhile
 * which keys it wants: each split fetches those of its own tokens.
 */
final class ScanReads {
    /** A lookup costs a request for each key; it pays where at most one partition in so many is wanted. */
    private static final int PARTITIONS_PER_LOOKUP = 20;

    private final CqlSession session;
    private final RelationMetadata relation;
    private final Scan scan;
    private final int maxLookupKeys;
    private final CqlStatements statements;

    ScanReads(CqlSession session, CassandraTableHandle table, RelationMetadata relation, Scan scan, int maxLookupKeys) {
        this.session = session;
        this.relation = relation;
        this.scan = scan;
        this.maxLookupKeys = maxLookupKeys;
        List<String> columns = scan.columns().stream()
                .map(column -> CqlIdentifier.fromInternal(column.name()).asCql(true))
                .toList();
        this.statements = new CqlStatements(session, table, relation, columns);
    }

    /** Statements that together return the split's rows, made as they are asked for. */
    Iterator<Statement<?>> statements(Split split, Constraint dynamic) {
        Constraint constraint = scan.constraint().intersect(dynamic);
        if (constraint.isNone()) {
            return List.<Statement<?>>of().iterator();
        }
        Pushdown pushdown = new Pushdown(relation, constraint);
        Optional<List<List<Object>>> keys = pushdown.partitions(maxLookupKeys);
        if (split instanceof PartitionSplit partitions) {
            List<List<Object>> wanted = keys.isEmpty()
                    ? partitions.keys()
                    : partitions.keys().stream().filter(keys.get()::contains).toList();
            return lookups(wanted, pushdown.clustering());
        }
        TokenRangeSplit ranges = (TokenRangeSplit) split;
        if (keys.isPresent()) {
            List<List<Object>> own = keysOf(ranges, keys.get());
            if (ranges.partitions() == 0 || (long) own.size() * PARTITIONS_PER_LOOKUP <= ranges.partitions()) {
                return lookups(own, pushdown.clustering());
            }
        }
        return scans(ranges, pushdown.scan());
    }

    /** How each column of the scan is read from the statements' rows. */
    List<ColumnReader> readers(CassandraTypes types) {
        List<ColumnReader> readers = new ArrayList<>();
        for (Column column : scan.columns()) {
            ColumnMetadata stored = relation.getColumn(CqlIdentifier.fromInternal(column.name()))
                    .orElseThrow(() -> Failures.columnGone(column.name()));
            readers.add(
                    new ColumnReader(column.name(), readers.size(), stored.getType(), types.sqlType(stored.getType())));
        }
        return readers;
    }

    private Iterator<Statement<?>> lookups(List<List<Object>> keys, CqlFilter filter) {
        if (keys.isEmpty()) {
            return List.<Statement<?>>of().iterator();
        }
        PreparedStatement prepared = statements.byPartition(filter);
        return keys.stream()
                .<Statement<?>>map(key -> {
                    List<Object> values = new ArrayList<>(PartitionKeys.bound(relation, key));
                    values.addAll(filter.values());
                    return prepared.bind(values.toArray());
                })
                .iterator();
    }

    private List<List<Object>> keysOf(TokenRangeSplit split, List<List<Object>> keys) {
        TokenMap map = session.getMetadata().getTokenMap().orElseThrow();
        PreparedStatement byKey = statements.byPartition(CqlFilter.NONE);
        List<List<Object>> own = new ArrayList<>();
        for (List<Object> key : keys) {
            Token token = map.newToken(PartitionKeys.routingKey(relation, byKey, key));
            if (split.ranges().stream().anyMatch(range -> contains(map, range, token))) {
                own.add(key);
            }
        }
        return own;
    }

    private static boolean contains(TokenMap map, TokenRangeSplit.Tokens range, Token token) {
        return token.compareTo(map.parse(range.start())) > 0
                && (range.end() == null || token.compareTo(map.parse(range.end())) <= 0);
    }

    private Iterator<Statement<?>> scans(TokenRangeSplit split, CqlFilter filter) {
        TokenMap map = session.getMetadata().getTokenMap().orElseThrow();
        return split.ranges().stream()
                .<Statement<?>>map(range -> scan(map, range, filter))
                .iterator();
    }

    private BoundStatement scan(TokenMap map, TokenRangeSplit.Tokens range, CqlFilter filter) {
        boolean toEnd = range.end() == null;
        List<Object> values = new ArrayList<>();
        values.add(map.parse(range.start()));
        if (!toEnd) {
            values.add(map.parse(range.end()));
        }
        values.addAll(filter.values());
        BoundStatement statement =
                statements.byTokens(toEnd, filter).bind(values.toArray()).setRoutingKeyspace(relation.getKeyspace());
        // any token of the range leads to its replicas; the start itself is not in it
        return toEnd ? statement : statement.setRoutingToken(map.parse(range.end()));
    }
}
