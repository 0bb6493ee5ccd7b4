package io.mesquite.coordinator.remote;

import io.mesquite.coordinator.QueryOptions;
import io.mesquite.coordinator.QueryResources;
import io.mesquite.coordinator.QueryTasks;
import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.engine.task.ResultQueue;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One query on a cluster: attempt after attempt, until one comes to its end. Another one is begun only where the former failed for want
 * of a worker and the client has not seen rows of it. Thread-safe.
 */
final class ClusterQuery implements QueryTasks, Attempt.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterQuery.class);

    private final String id;
    private final QueryPlan plan;
    private final QueryOptions options;
    private final QueryResources resources;
    private final AttemptServices services;
    private ResultQueue result;
    private Runnable ended;
    private Attempt current;
    private int attempts;
    private boolean hasEnded;

    ClusterQuery(String id, QueryPlan plan, QueryOptions options, QueryResources resources, AttemptServices services) {
        this.id = id;
        this.plan = plan;
        this.options = options;
        this.resources = resources;
        this.services = services;
    }

    @Override
    public void start(ResultQueue newResult, Runnable newEnded) {
        synchronized (this) {
            result = newResult;
            ended = newEnded;
        }
        nextAttempt();
        resources.cancel().onCancel(() -> services.enqueue().accept(this::cancelled));
    }

    private void nextAttempt() {
        Attempt attempt;
        Optional<ResultQueue.Feed> feed = result.newFeed();
        synchronized (this) {
            if (hasEnded || feed.isEmpty()) {
                return;
            }
            attempts++;
            attempt = new Attempt(
                    id + ".a" + attempts + "-" + services.run(),
                    new Attempt.Work(plan, options, resources, feed.get()),
                    services,
                    this);
            current = attempt;
        }
        attempt.request();
    }

    @Override
    public void failed(Attempt attempt, MesquiteException failure) {
        synchronized (this) {
            if (hasEnded || attempt != current) {
                return;
            }
        }
        if (failure.code() != ErrorCode.WORKER_LOST || resources.cancel().isCancelled()) {
            resources.cancel().cancel(failure);
            end();
        } else if (attempts >= services.options().maximumAttempts()) {
            resources
                    .cancel()
                    .cancel(new MesquiteException(
                            ErrorCode.WORKER_LOST,
                            "The query lost a worker in each of " + attempts + " attempts, lastly: "
                                    + failure.getMessage() + " Run it again when the cluster is well.",
                            failure));
            end();
        } else if (result.newFeed().isEmpty()) {
            resources
                    .cancel()
                    .cancel(new MesquiteException(
                            ErrorCode.WORKER_LOST,
                            "A worker was lost after the client had taken rows: " + failure.getMessage()
                                    + " Run the query again.",
                            failure));
            end();
        } else {
            LOG.warn("{} begins again: {}", id, failure.getMessage());
            nextAttempt();
        }
    }

    @Override
    public void ended(Attempt attempt) {
        synchronized (this) {
            if (attempt != current) {
                return;
            }
        }
        end();
    }

    /** The query was cancelled, has failed, or its client has all it wants. */
    private void cancelled() {
        Attempt attempt;
        synchronized (this) {
            attempt = current;
        }
        if (attempt == null) {
            end();
        } else if (!attempt.isComplete()) {
            attempt.end();
            end();
        }
    }

    private void end() {
        synchronized (this) {
            if (hasEnded) {
                return;
            }
            hasEnded = true;
        }
        ended.run();
    }

    private synchronized Optional<Attempt> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public Map<Integer, NodeStatistics> statistics() {
        return current().map(Attempt::statistics).orElse(Map.of());
    }

    @Override
    public Map<Integer, NodeStatistics> finalStatistics() {
        current().ifPresent(Attempt::awaitReports);
        return statistics();
    }

    @Override
    public long splitsKnown() {
        return current().map(Attempt::splitsKnown).orElse(0L);
    }

    @Override
    public Optional<String> waitingFor() {
        return current().flatMap(Attempt::waitingFor);
    }

    @Override
    public synchronized List<String> notes() {
        if (current == null) {
            return List.of();
        }
        String tries = attempts == 1 ? "" : ", attempt " + attempts;
        return List.of(current.summary() + tries);
    }

    @Override
    public void close() {
        current().ifPresent(Attempt::end);
    }
}
