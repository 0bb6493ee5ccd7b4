package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import io.mesquite.spi.connector.Split;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts a table into splits of about equal size whose parts have the same replicas. */
final class SplitFinder {
    /** Where the size is unknown, so many splits: enough for some cores, few enough to cost little on an empty table. */
    private static final int SPLITS_OF_UNKNOWN = 16;

    private static final int MOST_SPLITS = 10_000;
    private static final int MOST_KEYS_OF_SPLIT = 100;

    private final CqlSession session;
    private final CassandraTableHandle table;

    SplitFinder(CqlSession session, CassandraTableHandle table) {
        this.session = session;
        this.table = table;
    }

    /** Splits for known partition keys. */
    List<Split> partitions(RelationMetadata relation, PreparedStatement byKey, List<List<Object>> keys) {
        TokenMap tokens = tokenMap();
        Map<List<String>, List<List<Object>>> byHosts = new LinkedHashMap<>();
        for (List<Object> key : keys) {
            Set<Node> replicas =
                    tokens.getReplicas(relation.getKeyspace(), PartitionKeys.routingKey(relation, byKey, key));
            byHosts.computeIfAbsent(hosts(replicas), hosts -> new ArrayList<>()).add(key);
        }
        List<Split> splits = new ArrayList<>();
        byHosts.forEach((hosts, all) -> {
            for (int from = 0; from < all.size(); from += MOST_KEYS_OF_SPLIT) {
                splits.add(
                        new PartitionSplit(hosts, all.subList(from, Math.min(from + MOST_KEYS_OF_SPLIT, all.size()))));
            }
        });
        return splits;
    }

    /** Splits that together are the whole ring. */
    List<Split> ring(RelationMetadata relation, SizeEstimates.TableSize size, long splitBytes) {
        TokenMap tokens = tokenMap();
        Set<TokenRange> ranges = tokens.getTokenRanges();
        long wanted =
                size.isKnown() ? Math.min(MOST_SPLITS, Math.max(1, size.bytes() / splitBytes)) : SPLITS_OF_UNKNOWN;
        int pieces = (int) Math.max(1, wanted / ranges.size());
        Map<List<String>, List<TokenRangeSplit.Tokens>> byHosts = new LinkedHashMap<>();
        for (TokenRange range : ranges) {
            List<TokenRange> parts = pieces == 1 ? List.of(range) : range.splitEvenly(pieces);
            for (TokenRange part : parts) {
                List<String> hosts = hosts(tokens.getReplicas(relation.getKeyspace(), part));
                byHosts.computeIfAbsent(hosts, none -> new ArrayList<>()).addAll(tokens(tokens, part));
            }
        }
        int all = byHosts.values().stream().mapToInt(List::size).sum();
        int perSplit = (int) Math.max(1, all / wanted);
        List<Split> splits = new ArrayList<>();
        byHosts.forEach((hosts, of) -> {
            for (int from = 0; from < of.size(); from += perSplit) {
                List<TokenRangeSplit.Tokens> some = of.subList(from, Math.min(from + perSplit, of.size()));
                splits.add(new TokenRangeSplit(
                        hosts, some, size.partitions() * some.size() / all, size.bytes() * some.size() / all));
            }
        });
        return splits;
    }

    /** The range without wrapping around the end of the ring. */
    private static List<TokenRangeSplit.Tokens> tokens(TokenMap map, TokenRange range) {
        if (range.isEmpty()) {
            return List.of();
        }
        return range.unwrap().stream()
                .map(part -> new TokenRangeSplit.Tokens(
                        map.format(part.getStart()),
                        part.getEnd().compareTo(part.getStart()) <= 0 ? null : map.format(part.getEnd())))
                .toList();
    }

    private TokenMap tokenMap() {
        return session.getMetadata()
                .getTokenMap()
                .orElseThrow(() -> new MesquiteException(
                        ErrorCode.CONNECTION_FAILED,
                        "Cassandra did not tell which node has which tokens of " + table
                                + "; check that its nodes are up"));
    }

    private static List<String> hosts(Set<Node> replicas) {
        return replicas.stream()
                .map(node -> node.getEndPoint().resolve() instanceof InetSocketAddress address
                        ? address.getHostString()
                        : node.getEndPoint().toString())
                .sorted()
                .toList();
    }
}
