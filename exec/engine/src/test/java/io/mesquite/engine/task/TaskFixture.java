package io.mesquite.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mesquite.engine.memory.QueryMemory;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.engine.scan.SplitQueue;
import io.mesquite.engine.testing.RowExpressions;
import io.mesquite.engine.testing.Rows;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.spi.connector.Connector;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs plans of one fragment, and keeps what tests look at afterwards. */
final class TaskFixture implements AutoCloseable {
    private final WorkerThreads threads;
    private final WorkerMemory worker = new WorkerMemory(1L << 30);
    private final Map<String, Connector> connectors = new HashMap<>();
    private QueryMemory memory;
    private long limitBytes = 1L << 30;
    private CancelToken cancel;
    private TaskExecution execution;
    private CountDownLatch ended;

    TaskFixture(int parallelism) {
        threads = new WorkerThreads(parallelism);
    }

    /** Of the tasks started from now on. */
    void limitMemory(long bytes) {
        limitBytes = bytes;
    }

    void addCatalog(String name, Connector connector) {
        connectors.put(name, connector);
    }

    /** The rows of the root; throws why the task failed. */
    List<List<Object>> run(PlanNode root) {
        ResultQueue result = start(root, 1 << 20);
        List<List<Object>> rows = new ArrayList<>();
        try {
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                rows.addAll(Rows.of(batch));
            }
            return rows;
        } finally {
            awaitEnd();
        }
    }

    /** Starts a task on a thread of its own. */
    ResultQueue start(PlanNode root, long resultBytes) {
        memory = worker.newQuery(limitBytes);
        cancel = new CancelToken();
        ResultQueue result = new ResultQueue(resultBytes, cancel);
        TaskEnvironment environment = new TaskEnvironment(
                new RowExpressions(), connectors::get, threads, memory, new DynamicFilters(), cancel);
        execution = new TaskExecution(root, environment, new Inputs(), result);
        ended = new CountDownLatch(1);
        threads.start(() -> {
            execution.run();
            ended.countDown();
        });
        return result;
    }

    /** Waits for the task's end, and checks that nothing is left of it. */
    void awaitEnd() {
        try {
            if (!ended.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("the task does not end");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        assertEquals(Map.of(), memory.close(), "leaked memory");
        assertEquals(0, worker.reservedBytes());
    }

    CancelToken cancel() {
        return cancel;
    }

    NodeStatistics statistics(int nodeId) {
        return execution.statistics().get(nodeId);
    }

    private final class Inputs implements TaskInputs {
        @Override
        public SplitQueue splits(ScanNode node) {
            return new SplitQueue(() -> connectors.get(node.catalog()).splits(node.scan()));
        }

        @Override
        public MorselSource remoteSource(RemoteSourceNode node) {
            throw new AssertionError("a plan of one fragment");
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
