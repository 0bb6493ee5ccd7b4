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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Runs queries: admits them, launches their tasks, and ends them when it is closed. What people see of queries, and how long they may
 * take, is the business of who starts them. Thread-safe.
 */
public final class QueryCoordinator implements AutoCloseable {
    private final CoordinatorOptions options;
    private final TaskLauncher launcher;
    private final Function<String, Connector> connectors;
    private final WorkerMemory memory;
    private final Admission admission;
    private final Set<RunningQuery> active = ConcurrentHashMap.newKeySet();
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
        active.add(query);
        boolean runsNow;
        try {
            runsNow = admission.enter(query);
        } catch (MesquiteException refused) {
            query.fail(refused);
            query.endWithoutRunning();
            throw refused;
        }
        if (runsNow) {
            query.run(launcher);
        }
        return query;
    }

    /** Queries that run or wait. */
    public List<QueryExecution> active() {
        return List.copyOf(active);
    }

    private RunningQuery newQuery(QueryPlan plan, QueryOptions queryOptions) {
        Topology topology = new Topology(plan, queryOptions.workers());
        QueryResources resources = new QueryResources(
                memory.newQuery(queryOptions.memoryBytes().orElse(options.queryMemoryBytes())),
                new DynamicFilters(topology.filterParts()),
                new CancelToken());
        StageScheduler stages = new StageScheduler(
                queryOptions.id(),
                plan,
                topology,
                resources,
                new ExchangeSettings(connectors, options.exchangeBufferBytes()));
        ResultQueue result = new ResultQueue(options.resultBufferBytes(), resources.cancel());
        return new RunningQuery(
                queryOptions.id(), plan, new RunningQuery.Parts(resources, stages, result), new QueryWatcher());
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
            active.remove(query);
        }
    }

    /** Refuses new queries, cancels all, and waits a little for their end. */
    @Override
    public void close() {
        closed = true;
        active.forEach(query ->
                query.fail(new MesquiteException(ErrorCode.SERVER_SHUTTING_DOWN, "The server is shutting down.")));
        active.forEach(query -> query.awaitEnd(Duration.ofSeconds(5)));
    }
}
