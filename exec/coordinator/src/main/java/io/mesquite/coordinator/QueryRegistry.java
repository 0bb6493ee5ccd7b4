package io.mesquite.coordinator;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which queries there are and were lately. Of those that have ended only what people ask for is kept. Thread-safe. */
final class QueryRegistry {
    private final int recentQueries;
    private final Map<String, RunningQuery> running = new LinkedHashMap<>();
    private final ArrayDeque<QueryInfo> recent = new ArrayDeque<>();

    QueryRegistry(int recentQueries) {
        this.recentQueries = recentQueries;
    }

    synchronized void add(RunningQuery query) {
        running.put(query.id(), query);
    }

    /** The query has ended. */
    void retire(RunningQuery query) {
        QueryInfo info = query.info();
        synchronized (this) {
            running.remove(query.id());
            recent.addFirst(info);
            if (recent.size() > recentQueries) {
                recent.removeLast();
            }
        }
    }

    synchronized List<RunningQuery> executions() {
        return List.copyOf(running.values());
    }

    List<QueryInfo> running() {
        return executions().stream().map(RunningQuery::info).toList();
    }

    synchronized List<QueryInfo> recent() {
        return List.copyOf(recent);
    }

    synchronized Optional<QueryExecution> find(String id) {
        return Optional.ofNullable(running.get(id));
    }
}
