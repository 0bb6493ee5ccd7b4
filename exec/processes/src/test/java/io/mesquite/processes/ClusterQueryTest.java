package io.mesquite.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.coordinator.CoordinatorOptions;
import io.mesquite.coordinator.QueryCoordinator;
import io.mesquite.coordinator.QueryExecution;
import io.mesquite.coordinator.QueryOptions;
import io.mesquite.coordinator.remote.ClusterOptions;
import io.mesquite.coordinator.remote.ClusterQueryTasks;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.remote.HttpCalls;
import io.mesquite.engine.remote.Protocol;
import io.mesquite.engine.remote.TaskStart;
import io.mesquite.engine.remote.WorkerAddress;
import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.Fragment.TaskCount;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.connector.Scan;
import io.mesquite.spi.connector.Table;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.tpch.TpchConnectorFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries of a coordinator on workers of the same process, over HTTP. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClusterQueryTest {
    /** Rows of lineitem at scale 0.01. */
    private static final long LINES = 60_175;

    /** Rows of lineitem at scale 1: their generation takes a while. */
    private static final long MANY_LINES = 6_001_215;

    private static final AggregateCall COUNT = new AggregateCall(
            "count", List.of(), false, OptionalInt.empty(), List.of(), SimpleType.BIGINT, SimpleType.BIGINT);

    private final Connector tpch = new TpchConnectorFactory().open("tpch", Map.of());
    private final ThreadCluster cluster = new ThreadCluster(2);
    private ClusterQueryTasks tasks;
    private QueryCoordinator coordinator;

    @AfterEach
    void close() {
        coordinator.close();
        tasks.close();
        tpch.close();
    }

    private void start(Duration waitTimeout, Duration startTimeout) {
        ClusterOptions standard = ClusterOptions.onLoopback(2);
        ClusterOptions options = new ClusterOptions(
                2,
                standard.bindHost(),
                0,
                standard.advertisedHost(),
                standard.slot(),
                standard.queryMemoryBytes(),
                waitTimeout,
                startTimeout,
                standard.heartbeatTimeout(),
                standard.localityWait(),
                3,
                true);
        tasks = new ClusterQueryTasks(
                options,
                cluster,
                new ClusterQueryTasks.Catalogs(name -> tpch, name -> Optional.of(Map.of("connector", "tpch"))),
                (id, plan, queryOptions, resources) -> {
                    throw new AssertionError("not here");
                },
                8 << 20);
        coordinator = new QueryCoordinator(CoordinatorOptions.defaults(), tasks, new WorkerMemory(1L << 30));
    }

    private void start() {
        start(Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    private ScanNode scan(String schema) {
        Table table = tpch.metadata().findTable(schema, "lineitem").orElseThrow();
        Scan scan = new Scan(table.handle(), table.columns().subList(0, 1), Constraint.ALL, OptionalLong.empty());
        return new ScanNode(5, "tpch", schema + ".lineitem", scan, Optional.empty(), List.of(0), List.of());
    }

    private QueryPlan count() {
        return count("tiny");
    }

    private QueryPlan count(String schema) {
        PlanNode partial =
                new AggregateNode(4, scan(schema), AggregateNode.Step.PARTIAL, List.of(), List.of(COUNT), List.of("c"));
        PlanNode remote = new RemoteSourceNode(3, 0, partial.fields(), List.of());
        AggregateCall last = new AggregateCall(
                "count", List.of(0), false, OptionalInt.empty(), List.of(), SimpleType.BIGINT, SimpleType.BIGINT);
        PlanNode total = new AggregateNode(2, remote, AggregateNode.Step.FINAL, List.of(), List.of(last), List.of("c"));
        return new QueryPlan(
                List.of(
                        new Fragment(0, partial, TaskCount.SOURCE, Partitioning.GATHER),
                        new Fragment(
                                1,
                                new OutputNode(1, total, List.of(0), List.of("c")),
                                TaskCount.SINGLE,
                                Partitioning.GATHER)),
                Map.of());
    }

    private QueryPlan allRows() {
        return allRows("tiny");
    }

    private QueryPlan allRows(String schema) {
        PlanNode remote = new RemoteSourceNode(3, 0, scan(schema).fields(), List.of());
        return new QueryPlan(
                List.of(
                        new Fragment(0, scan(schema), TaskCount.SOURCE, Partitioning.GATHER),
                        new Fragment(
                                1,
                                new OutputNode(1, remote, List.of(0), List.of("k")),
                                TaskCount.SINGLE,
                                Partitioning.GATHER)),
                Map.of());
    }

    private QueryExecution run(QueryPlan plan, String id) {
        return coordinator.start(plan, new QueryOptions(id, "ann", 2, Optional.empty()));
    }

    private long countOf(String id) {
        try (QueryExecution query = run(count(), id)) {
            Batch batch = query.next();
            assertEquals(1, batch.size());
            long value = (Long) batch.column(0).value(0);
            assertEquals(null, query.next());
            assertEquals(LINES, query.statistics().get(5).outputRows());
            return value;
        }
    }

    private void awaitNothingHeld() throws InterruptedException {
        for (int i = 0; i < 500 && (cluster.slotsHeld() > 0 || cluster.tasksRunning() > 0); i++) {
            Thread.sleep(20);
        }
        assertEquals(0, cluster.slotsHeld());
        assertEquals(0, cluster.tasksRunning());
    }

    @Test
    void answersAreThoseOfAllWorkersAndNothingIsHeldAfterwards() throws InterruptedException {
        start();
        for (int i = 0; i < 5; i++) {
            assertEquals(LINES, countOf("q" + i));
        }
        awaitNothingHeld();
    }

    @Test
    void rowsOfAllWorkersComeOnce() throws InterruptedException {
        start();
        long rows = 0;
        try (QueryExecution query = run(allRows(), "q1")) {
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                rows += batch.size();
            }
        }
        assertEquals(LINES, rows);
        awaitNothingHeld();
    }

    @Test
    void aQueryThatLosesATaskBeginsAgain() throws InterruptedException {
        cluster.lost = task -> task.startsWith("q1.a1") && task.endsWith(".0.1");
        start();
        assertEquals(LINES, countOf("q1"));
        awaitNothingHeld();
    }

    private void awaitRowsRead(QueryExecution query) throws InterruptedException {
        for (int i = 0; i < 2000 && query.progress().rowsRead() == 0; i++) {
            Thread.sleep(5);
        }
        assertTrue(query.progress().rowsRead() > 0, "nothing was read");
    }

    /** The root is on worker 1, so that worker 0 has a task of the leaf only. */
    @Test
    void aLostLeafTaskRunsAgainElsewhereAndTheLostOneIsNotHeard() throws InterruptedException {
        start();
        try (QueryExecution query = run(count("sf1"), "q1")) {
            awaitRowsRead(query);
            cluster.tellLost(0);
            Batch batch = query.next();
            assertEquals(MANY_LINES, batch.column(0).value(0));
            assertEquals(null, query.next());
            assertEquals(MANY_LINES, query.statistics().get(5).outputRows());
            assertEquals(List.of("3 tasks on 1 worker, 1 run again"), query.notes());
        }
        awaitNothingHeld();
    }

    @Test
    void anAttemptThatLosesItsRootBeginsAgain() throws InterruptedException {
        start();
        try (QueryExecution query = run(count("sf1"), "q1")) {
            awaitRowsRead(query);
            cluster.tellLost(1);
            assertEquals(MANY_LINES, query.next().column(0).value(0));
            assertEquals(null, query.next());
            assertEquals(List.of("3 tasks on 2 workers, attempt 2"), query.notes());
        }
        awaitNothingHeld();
    }

    @Test
    void aLostTaskWhoseRowsWereTakenDoesNotRunAgain() throws InterruptedException {
        start();
        try (QueryExecution query = run(allRows("sf1"), "q1")) {
            for (int i = 0; i < 200; i++) {
                assertTrue(query.next().size() > 0);
            }
            cluster.tellLost(0);
            MesquiteException failure = assertThrows(MesquiteException.class, () -> {
                for (Batch batch = query.next(); batch != null; batch = query.next()) {
                    assertTrue(batch.size() >= 0);
                }
            });
            assertEquals(ErrorCode.WORKER_LOST, failure.code());
            assertTrue(failure.getMessage().contains("after the client had taken rows"), failure.getMessage());
        }
        awaitNothingHeld();
    }

    @Test
    void aTaskOfWhichNothingIsHeardIsLost() throws InterruptedException {
        cluster.swallowed = task -> task.startsWith("q1.a1") && task.endsWith(".1.0");
        start(Duration.ofSeconds(20), Duration.ofMillis(700));
        assertEquals(LINES, countOf("q1"));
        awaitNothingHeld();
    }

    @Test
    void afterTheLastAttemptTheErrorSaysWhatHappened() throws InterruptedException {
        cluster.lost = task -> true;
        start();
        try (QueryExecution query = run(count(), "q1")) {
            MesquiteException failure = assertThrows(MesquiteException.class, query::next);
            assertEquals(ErrorCode.WORKER_LOST, failure.code());
            assertTrue(failure.getMessage().contains("3 attempts"), failure.getMessage());
            assertTrue(failure.getMessage().contains("the machine burned"), failure.getMessage());
        }
        awaitNothingHeld();
    }

    @Test
    void aQueryThatGetsNoWorkersSaysWhy() throws InterruptedException {
        cluster.grants = false;
        start(Duration.ofMillis(600), Duration.ofSeconds(20));
        try (QueryExecution query = run(count(), "q1")) {
            MesquiteException failure = assertThrows(MesquiteException.class, query::next);
            assertEquals(ErrorCode.NO_WORKERS, failure.code());
            assertTrue(failure.getMessage().contains("no machine has 2 CPUs"), failure.getMessage());
        }
        awaitNothingHeld();
    }

    @Test
    void cancelFreesEverything() throws InterruptedException {
        cluster.swallowed = task -> task.endsWith(".1.0");
        start();
        try (QueryExecution query = run(count(), "q1")) {
            Thread.sleep(300);
            query.cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, "ann had enough"));
            MesquiteException failure = assertThrows(MesquiteException.class, query::next);
            assertEquals(ErrorCode.QUERY_CANCELLED, failure.code());
            assertTrue(query.awaitEnd(Duration.ofSeconds(30)));
        }
        awaitNothingHeld();
    }

    @Test
    void aClientThatGoesAwayFreesEverything() throws InterruptedException {
        start();
        try (QueryExecution query = run(allRows(), "q1")) {
            query.next();
        }
        awaitNothingHeld();
    }

    @Test
    void nobodyWithoutTheSecretGetsATask() throws InterruptedException, IOException {
        AtomicReference<String> attempt = new AtomicReference<>();
        cluster.swallowed = task -> {
            attempt.compareAndSet(null, task.substring(0, task.indexOf('.', 3)));
            return true;
        };
        start();
        try (QueryExecution query = run(count(), "q1")) {
            while (attempt.get() == null) {
                Thread.sleep(10);
            }
            TaskStart start =
                    new TaskStart(attempt.get(), attempt.get() + ".0.0", new WorkerAddress("w", "127.0.0.1", 1));
            MesquiteException refused = assertThrows(MesquiteException.class, () -> new HttpCalls()
                    .post(
                            tasks.url() + Protocol.START,
                            "guessed",
                            Protocol.TASK_START.write(start),
                            Duration.ofSeconds(10)));
            assertEquals(ErrorCode.PERMISSION_DENIED, refused.code());
            query.cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, "enough"));
        }
        awaitNothingHeld();
    }
}
