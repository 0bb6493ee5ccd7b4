package io.mesquite.coordinator;

import io.mesquite.engine.task.Failures;
import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.engine.task.ResultQueue;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.Field;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A query of a {@link QueryCoordinator}, which calls {@link #run} when it is its turn. */
final class RunningQuery implements QueryExecution {
    private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);

    private final String id;
    private final QueryPlan plan;
    private final QueryResources resources;
    private final QueryTasks tasks;
    private final ResultQueue result;
    private final Listener listener;
    private final QueryLifecycle lifecycle = new QueryLifecycle();
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Nothing of the query runs any more. */
    private volatile boolean idle;

    private final AtomicBoolean settled = new AtomicBoolean();

    RunningQuery(String id, QueryPlan plan, Parts parts, Listener listener) {
        this.id = id;
        this.plan = plan;
        this.resources = parts.resources;
        this.tasks = parts.tasks;
        this.result = parts.result;
        this.listener = listener;
        resources.cancel().onCancel(() -> listener.cancelled(this));
    }

    /** Who wants to know how the query goes. Calls come from any thread. */
    interface Listener {
        /** The query was cancelled or has failed; its tasks, where there are any, will end soon. Called at most once. */
        void cancelled(RunningQuery query);

        /** Nothing of the query runs any more. Called once, after {@link #run} only. */
        void tasksEnded(RunningQuery query);

        /** Nothing runs any more, and the state is final. Called once. */
        void settled(RunningQuery query);
    }

    /** What a query is put together from. */
    record Parts(QueryResources resources, QueryTasks tasks, ResultQueue result) {}

    /** Starts the tasks. Throws nothing. */
    void run() {
        lifecycle.become(QueryState.RUNNING);
        if (resources.cancel().isCancelled()) {
            tasksEnded();
        } else {
            tasks.start(result, this::tasksEnded);
        }
    }

    /** Called in place of {@link #run} when the query was cancelled while it waited. */
    void endWithoutRunning() {
        release();
        end();
    }

    private void tasksEnded() {
        release();
        listener.tasksEnded(this);
        end();
    }

    /** Settles first, so that who waits for the end finds it in the lists. */
    private void end() {
        idle = true;
        settle();
        ended.countDown();
    }

    private void release() {
        try {
            tasks.close();
        } catch (RuntimeException failure) {
            fail(Failures.asMesquite(failure));
        }
        Map<String, Long> leaks = resources.memory().close();
        if (!leaks.isEmpty()) {
            LOG.error("Query {} ended with memory reserved: {}", id, leaks);
        }
        if (resources.cancel().isCancelled()) {
            lifecycle.become(finalState());
        }
    }

    private void settle() {
        if (idle && state().isFinal() && settled.compareAndSet(false, true)) {
            listener.settled(this);
        }
    }

    private QueryState finalState() {
        return resources.cancel().reason().code() == ErrorCode.QUERY_CANCELLED
                ? QueryState.CANCELLED
                : QueryState.FAILED;
    }

    /** Ends the query with a reason, where it has not ended yet. */
    void fail(MesquiteException reason) {
        if (!state().isFinal()) {
            resources.cancel().cancel(reason);
            lifecycle.become(finalState());
            settle();
        }
    }

    /** The client has all that it wants: what still runs is of no use. */
    private void finish() {
        if (resources.cancel().isCancelled()) {
            lifecycle.become(finalState());
        } else {
            lifecycle.become(QueryState.FINISHED);
            resources
                    .cancel()
                    .cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, "The query was closed by its client."));
        }
        settle();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Field> columns() {
        return plan.root().root().fields();
    }

    @Override
    public Batch next() {
        if (state() == QueryState.FINISHED) {
            return null;
        }
        Batch batch;
        try {
            batch = result.next();
        } catch (MesquiteException failure) {
            lifecycle.become(finalState());
            settle();
            throw failure;
        }
        if (batch == null) {
            finish();
        }
        return batch;
    }

    @Override
    public void cancel(MesquiteException reason) {
        fail(reason);
    }

    @Override
    public QueryState state() {
        return lifecycle.state();
    }

    @Override
    public QueryProgress progress() {
        long splitsOpened = 0;
        long rowsRead = 0;
        long bytesRead = 0;
        long spilledBytes = 0;
        for (NodeStatistics node : tasks.statistics().values()) {
            spilledBytes += node.spilledBytes();
            if (node.splits() > 0) {
                splitsOpened += node.splits();
                rowsRead += node.inputRows();
                bytesRead += node.bytesRead();
            }
        }
        return new QueryProgress(
                tasks.splitsKnown(),
                splitsOpened,
                rowsRead,
                bytesRead,
                resources.memory().reservedBytes(),
                resources.memory().peakBytes(),
                spilledBytes);
    }

    @Override
    public Optional<String> waitingFor() {
        return switch (state()) {
            case QUEUED -> Optional.of("as many queries run as may run at once");
            case RUNNING -> tasks.waitingFor();
            case FINISHED, FAILED, CANCELLED -> Optional.empty();
        };
    }

    @Override
    public List<String> notes() {
        return tasks.notes();
    }

    @Override
    public Map<Integer, NodeStatistics> statistics() {
        return state() == QueryState.FINISHED ? tasks.finalStatistics() : tasks.statistics();
    }

    @Override
    public boolean awaitEnd(Duration most) {
        try {
            return ended.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        result.abandon();
        finish();
    }
}
