package io.mesquite.coordinator;

import io.mesquite.coordinator.StageScheduler.ExchangeSettings;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.engine.task.ResultQueue;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Runs queries: admits them, launches their tasks, watches their time, and knows which there are. Thread-safe. */
public final class QueryCoordinator implements AutoCloseable {
    private final CoordinatorOptions options;
    private final TaskLauncher launcher;
    private final Function<String, Connector> connectors;
    private final WorkerMemory memory;
    private final Admission admission;
    private final QueryRegistry registry;
    private final AtomicLong queryNumber = new AtomicLong();
    private final ScheduledThreadPoolExecutor timeouts;
    private volatile boolean closed;

    /**
     * @param connectors open catalogs by name
     * @param memory that all queries share
     */
    public QueryCoordinator(
            CoordinatorOptions options,
            TaskLauncher launcher,
            Function<String, Connector> connectors,
            WorkerMemory memory) {
        this.options = options;
        this.launcher = launcher;
        this.connectors = connectors;
        this.memory = memory;
        this.admission = new Admission(options.maximumRunning(), options.maximumQueued());
        this.registry = new QueryRegistry(options.recentQueries());
        this.timeouts = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "mesquite-query-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        timeouts.setRemoveOnCancelPolicy(true);
    }

    /**
     * Starts a query, or puts it in the queue; returns at once. The caller closes it.
     *
     * @throws MesquiteException QUEUE_FULL, SERVER_SHUTTING_DOWN
     */
    public QueryExecution start(QueryPlan plan, QueryOptions queryOptions) {
        if (closed) {
            throw new MesquiteException(ErrorCode.SERVER_SHUTTING_DOWN, "The server is shutting down.");
        }
        RunningQuery query = newQuery(plan, queryOptions);
        registry.add(query);
        boolean runsNow;
        try {
            runsNow = admission.enter(query);
        } catch (MesquiteException refused) {
            query.fail(refused);
            query.endWithoutRunning();
            throw refused;
        }
        queryOptions.timeout().or(options::queryTimeout).ifPresent(timeout -> endAfter(query, timeout));
        if (runsNow) {
            query.run(launcher);
        }
        return query;
    }

    /** Queries that run or wait, oldest first. */
    public List<QueryInfo> running() {
        return registry.running();
    }

    /** Queries that have ended lately, latest first. */
    public List<QueryInfo> recent() {
        return registry.recent();
    }

    /** A query that runs or waits. */
    public Optional<QueryExecution> find(String id) {
        return registry.find(id);
    }

    private RunningQuery newQuery(QueryPlan plan, QueryOptions queryOptions) {
        String id = "q" + queryNumber.incrementAndGet();
        Topology topology = new Topology(plan, queryOptions.workers());
        QueryResources resources = new QueryResources(
                memory.newQuery(queryOptions.memoryBytes().orElse(options.queryMemoryBytes())),
                new DynamicFilters(topology.filterParts()),
                new CancelToken());
        StageScheduler stages = new StageScheduler(
                id, plan, topology, resources, new ExchangeSettings(connectors, options.exchangeBufferBytes()));
        ResultQueue result = new ResultQueue(options.resultBufferBytes(), resources.cancel());
        return new RunningQuery(
                id, plan, queryOptions, new RunningQuery.Parts(resources, stages, result), new QueryWatcher());
    }

    /** Gives the places of queries that end to those that wait. */
    private final class QueryWatcher implements RunningQuery.Listener {
        @Override
        public void cancelled(RunningQuery query) {
            if (admission.remove(query)) {
                query.endWithoutRunning();
            }
        }

        @Override
        public void tasksEnded(RunningQuery query) {
            RunningQuery next = admission.leave();
            if (next != null) {
                next.run(launcher);
            }
        }

        @Override
        public void settled(RunningQuery query) {
            registry.retire(query);
        }
    }

    private void endAfter(RunningQuery query, Duration timeout) {
        MesquiteException reason = new MesquiteException(
                ErrorCode.QUERY_TIMEOUT,
                "The query ran longer than its timeout of " + timeout.toMillis() / 1000.0
                        + " seconds. Raise the timeout, or read less.");
        query.setTimeout(timeouts.schedule(() -> query.fail(reason), timeout.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Refuses new queries, cancels all, and waits a little for their end. */
    @Override
    public void close() {
        closed = true;
        registry.executions()
                .forEach(query -> query.fail(
                        new MesquiteException(ErrorCode.SERVER_SHUTTING_DOWN, "The server is shutting down.")));
        registry.executions().forEach(query -> query.awaitEnd(Duration.ofSeconds(5)));
        timeouts.shutdownNow();
    }
}
