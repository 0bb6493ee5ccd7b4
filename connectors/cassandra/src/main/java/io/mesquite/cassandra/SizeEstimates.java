package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How large tables are, by {@code system.size_estimates}: each node keeps the figures of its primary token ranges there and renews them
 * every five minutes. A table that was filled just now is therefore unknown. Kept for a minute. Thread-safe.
 */
final class SizeEstimates {
    /** Figures of a whole table, each row counted once; all 0 where nothing is known. */
    record TableSize(long partitions, long bytes) {
        static final TableSize UNKNOWN = new TableSize(0, 0);

        boolean isKnown() {
            return partitions > 0;
        }
    }

    private record Aged(TableSize size, long nanos) {}

    private static final long MAX_AGE_NANOS = 60_000_000_000L;
    private static final String QUERY =
            "SELECT mean_partition_size, partitions_count FROM system.size_estimates WHERE keyspace_name = ? AND table_name = ?";

    private final ClusterSession session;
    private final Map<CassandraTableHandle, Aged> sizes = new ConcurrentHashMap<>();

    SizeEstimates(ClusterSession session) {
        this.session = session;
    }

    TableSize of(CassandraTableHandle table) {
        Aged known = sizes.get(table);
        if (known == null || System.nanoTime() - known.nanos > MAX_AGE_NANOS) {
            known = new Aged(read(table), System.nanoTime());
            sizes.put(table, known);
        }
        return known.size;
    }

    /** Asks all nodes that are up; those that are not are taken to hold as much as the others. */
    private TableSize read(CassandraTableHandle table) {
        CqlSession cluster = session.get();
        long partitions = 0;
        double bytes = 0;
        int nodes = 0;
        int answers = 0;
        for (Node node : cluster.getMetadata().getNodes().values()) {
            nodes++;
            if (node.getState() != NodeState.UP) {
                continue;
            }
            try {
                SimpleStatement statement = SimpleStatement.newInstance(QUERY, table.keyspace(), table.table())
                        .setNode(node);
                for (Row row : cluster.execute(statement)) {
                    partitions += row.getLong("partitions_count");
                    bytes += (double) row.getLong("partitions_count") * row.getLong("mean_partition_size");
                }
                answers++;
            } catch (DriverException e) {
                // one node less to learn from; the scan itself will say what is wrong
                continue;
            }
        }
        if (answers == 0 || partitions == 0) {
            return TableSize.UNKNOWN;
        }
        double share = (double) nodes / answers;
        return new TableSize((long) (partitions * share), (long) (bytes * share));
    }
}
