package io.mesquite.coordinator.remote;

import io.mesquite.coordinator.QueryOptions;
import io.mesquite.coordinator.QueryResources;
import io.mesquite.coordinator.QueryTasks;
import io.mesquite.coordinator.cluster.Cluster;
import io.mesquite.coordinator.cluster.ClusterListener;
import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.engine.remote.CatalogDescription;
import io.mesquite.engine.remote.HttpCalls;
import io.mesquite.engine.remote.HttpEndpoint;
import io.mesquite.engine.remote.Secrets;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.spi.connector.Connector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries on a cluster; those that read what only this process has, in this process. What the cluster tells is handed to one thread,
 * which also looks at the clock for all attempts. Closing it ends the cluster.
 */
public final class ClusterQueryTasks implements QueryTasks.Factory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterQueryTasks.class);
    private static final long TICK_MILLIS = 250;

    private final ClusterOptions options;
    private final Cluster cluster;
    private final Catalogs catalogs;
    private final QueryTasks.Factory local;
    private final HttpEndpoint endpoint;
    private final HttpCalls calls = new HttpCalls();
    private final WorkerHealth health = new WorkerHealth();
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor events;
    private final long exchangeBufferBytes;
    private final String run = Secrets.next().substring(0, 6);

    /**
     * The catalogs of this process.
     *
     * @param connectors open ones by name
     * @param descriptions what a worker needs to open one; empty for one that only this process has
     */
    public record Catalogs(
            Function<String, Connector> connectors, Function<String, Optional<Map<String, String>>> descriptions) {
        private Optional<CatalogDescription> describe(String name) {
            return descriptions.apply(name).map(properties -> new CatalogDescription(name, properties));
        }
    }

    /**
     * Starts the cluster, and listens for workers.
     *
     * @param local for queries that can't run elsewhere
     * @param exchangeBufferBytes of rows that wait for another task, for each pair of tasks
     */
    public ClusterQueryTasks(
            ClusterOptions options,
            Cluster cluster,
            Catalogs catalogs,
            QueryTasks.Factory local,
            long exchangeBufferBytes) {
        this.options = options;
        this.cluster = cluster;
        this.catalogs = catalogs;
        this.local = local;
        this.exchangeBufferBytes = exchangeBufferBytes;
        this.events = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "mesquite-cluster");
            thread.setDaemon(true);
            return thread;
        });
        this.endpoint = new HttpEndpoint(
                "mesquite-cluster-http",
                options.bindHost(),
                options.port(),
                new CoordinatorRoutes(attempts::get)::answer);
        try {
            cluster.start(new Events());
        } catch (RuntimeException e) {
            endpoint.close();
            throw e;
        }
        events.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Where workers find this coordinator. */
    public String url() {
        return "http://" + options.advertisedHost() + ":" + endpoint.port();
    }

    public Cluster cluster() {
        return cluster;
    }

    @Override
    public QueryTasks create(String queryId, QueryPlan plan, QueryOptions queryOptions, QueryResources resources) {
        if (!canTravel(plan)) {
            return local.create(queryId, plan, queryOptions, resources);
        }
        return new ClusterQuery(queryId, plan, queryOptions, resources, services());
    }

    private boolean canTravel(QueryPlan plan) {
        return plan.fragments().stream().allMatch(fragment -> canTravel(fragment.root()));
    }

    private boolean canTravel(PlanNode node) {
        boolean here = !(node instanceof ScanNode scan)
                || catalogs.descriptions.apply(scan.catalog()).isPresent();
        return here && node.sources().stream().allMatch(this::canTravel);
    }

    private AttemptServices services() {
        return new AttemptServices(
                options,
                cluster,
                calls,
                health,
                run,
                url(),
                catalogs.connectors,
                name -> catalogs.describe(name).orElseThrow(),
                exchangeBufferBytes,
                attempt -> attempts.put(attempt.id(), attempt),
                attempt -> attempts.remove(attempt.id()),
                this::enqueue);
    }

    private void enqueue(Runnable event) {
        try {
            events.execute(() -> run(event));
        } catch (RejectedExecutionException closed) {
            LOG.debug("an event after the end", closed);
        }
    }

    private static void run(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException | Error defect) {
            LOG.error("an event of the cluster failed", defect);
        }
    }

    private void tick() {
        attempts.values().forEach(attempt -> run(attempt::tick));
    }

    /** Finds the attempt that an event is about; those of attempts that have ended are of no interest. */
    private final class Events implements ClusterListener {
        @Override
        public void granted(String requestId, List<Slot> slots) {
            tell(requestId, attempt -> attempt.granted(slots));
        }

        @Override
        public void waiting(String requestId, String reason) {
            tell(requestId, attempt -> attempt.waiting(reason));
        }

        @Override
        public void taskEnded(String taskId, TaskOutcome outcome, String message) {
            tell(Attempt.idOfTask(taskId), attempt -> attempt.taskEnded(taskId, outcome, message));
        }

        @Override
        public void workerLost(String workerId, String message) {
            LOG.warn("worker {} is lost: {}", workerId, message);
            enqueue(() -> attempts.values().forEach(attempt -> attempt.workerLost(workerId, message)));
        }

        private void tell(String attemptId, Consumer<Attempt> event) {
            enqueue(() -> {
                Attempt attempt = attempts.get(attemptId);
                if (attempt != null) {
                    event.accept(attempt);
                }
            });
        }
    }

    @Override
    public void close() {
        List.copyOf(attempts.values()).forEach(Attempt::end);
        events.shutdownNow();
        cluster.close();
        endpoint.close();
    }
}
