package io.mesquite.server.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The queries that run and those that ended lately. Thread-safe. */
public final class QueryList {
    private static final int REMEMBERED = 200;

    private final Map<String, QueryTracker> active = new LinkedHashMap<>();
    private final Deque<Ended> ended = new ArrayDeque<>();
    private final Map<QueryInfo.State, Long> endedCounts = new EnumMap<>(QueryInfo.State.class);
    private long rows;

    private record Ended(QueryInfo info, Supplier<String> plan) {}

    synchronized void add(QueryTracker query) {
        active.put(query.id(), query);
    }

    synchronized void ended(QueryTracker query) {
        if (active.remove(query.id()) == null) {
            return;
        }
        QueryInfo info = query.info();
        ended.addFirst(new Ended(info, query.plan()));
        endedCounts.merge(info.state(), 1L, Long::sum);
        rows += info.rows();
        if (ended.size() > REMEMBERED) {
            ended.removeLast();
        }
    }

    /** Those that run, latest first, then those that ended, latest first. */
    public synchronized List<QueryInfo> all() {
        List<QueryInfo> all = new ArrayList<>();
        active.values().forEach(query -> all.add(0, query.info()));
        ended.forEach(query -> all.add(query.info));
        return all;
    }

    public synchronized int activeCount() {
        return active.size();
    }

    /** How many have ended in a state since the start. */
    public synchronized long endedCount(QueryInfo.State state) {
        return endedCounts.getOrDefault(state, 0L);
    }

    /** How many rows were given to clients by queries that ended. */
    public synchronized long rows() {
        return rows;
    }

    /** The running query of an id. */
    public synchronized Optional<QueryTracker> find(String id) {
        return Optional.ofNullable(active.get(id));
    }

    /** What is known of a query that runs or ended lately. */
    public Optional<QueryDetail> detail(String id) {
        QueryTracker running;
        synchronized (this) {
            running = active.get(id);
            if (running == null) {
                return ended.stream()
                        .filter(query -> query.info.id().equals(id))
                        .findFirst()
                        .map(query -> new QueryDetail(query.info, query.plan.get()));
            }
        }
        return Optional.of(new QueryDetail(running.info(), running.plan().get()));
    }

    synchronized List<QueryTracker> active() {
        return List.copyOf(active.values());
    }
}
