package io.mesquite.coordinator;

import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.task.CancelToken;
import io.mesquite.engine.task.ResultQueue;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs queries: admits them, launches their tasks, and ends them when it is closed. What people see of queries, and how long they may
 * take, is the business of who starts them. Thread-safe.
 */
public final class QueryCoordinator implements AutoCloseable {
    private final CoordinatorOptions options;
    private final QueryTasks.Factory tasks;
    private final WorkerMemory memory;
    private final Admission admission;
    private final Set<RunningQuery> active = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param tasks where queries run
     * @param memory of this process that all queries share
     */
    public QueryCoordinator(CoordinatorOptions options, QueryTasks.Factory tasks, WorkerMemory memory) {
        this.options = options;
        this.tasks = tasks;
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
            query.run();
        }
        return query;
    }

    /** Queries that run or wait. */
    public List<QueryExecution> active() {
        return List.copyOf(active);
    }

    private RunningQuery newQuery(QueryPlan plan, QueryOptions queryOptions) {
        QueryResources resources = new QueryResources(
                memory.newQuery(queryOptions.memoryBytes().orElse(options.queryMemoryBytes())), new CancelToken());
        ResultQueue result = new ResultQueue(options.resultBufferBytes(), resources.cancel());
        QueryTasks queryTasks = tasks.create(queryOptions.id(), plan, queryOptions, resources);
        return new RunningQuery(
                queryOptions.id(), plan, new RunningQuery.Parts(resources, queryTasks, result), new QueryWatcher());
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
                next.run();
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
