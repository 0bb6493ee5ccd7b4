package io.mesquite.coordinator;

import io.mesquite.engine.exchange.ExchangeOutput;
import io.mesquite.engine.exchange.ExchangeSource;
import io.mesquite.engine.exchange.FrameStream;
import io.mesquite.engine.exchange.MergingExchangeSource;
import io.mesquite.engine.exchange.OutputBuffer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.engine.scan.SplitQueue;
import io.mesquite.engine.task.Failures;
import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.engine.task.ResultQueue;
import io.mesquite.engine.task.TaskInputs;
import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.RemoteSourceNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.spi.connector.Connector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The stages of one query: makes the tasks of each fragment, joins them by exchanges, and shares out the splits of each scan, which
 * tasks take when they have time.
 */
final class StageScheduler implements QueryTasks {
    private final String queryId;
    private final QueryPlan plan;
    private final Topology topology;
    private final QueryResources resources;
    private final Function<String, Connector> connectors;
    private final long exchangeBufferBytes;
    private final TaskLauncher launcher;
    private final DynamicFilters dynamicFilters;

    /** By scan node. */
    private final Map<Integer, SplitQueue> splits = new HashMap<>();
    /** By fragment, one a task. */
    private final Map<Integer, List<OutputBuffer>> buffers = new HashMap<>();

    private final List<TaskHandle> tasks = new ArrayList<>();

    StageScheduler(String queryId, QueryPlan plan, Topology topology, QueryResources resources, Settings settings) {
        this.queryId = queryId;
        this.plan = plan;
        this.topology = topology;
        this.resources = resources;
        this.connectors = settings.connectors;
        this.exchangeBufferBytes = settings.bufferBytes;
        this.launcher = settings.launcher;
        this.dynamicFilters = settings.dynamicFilters;
    }

    /** What scans, exchanges and tasks need of the process. */
    record Settings(
            TaskLauncher launcher,
            DynamicFilters dynamicFilters,
            Function<String, Connector> connectors,
            long bufferBytes) {}

    /** Launches all tasks, senders first. */
    @Override
    public void start(ResultQueue result, Runnable ended) {
        TaskCountdown countdown = new TaskCountdown(ended);
        try {
            for (Fragment fragment : plan.fragments()) {
                launchStage(fragment, result, countdown);
            }
        } catch (Throwable thrown) {
            resources.cancel().cancel(Failures.asMesquite(thrown));
        } finally {
            countdown.taskEnded();
        }
    }

    private void launchStage(Fragment fragment, Breaker result, TaskCountdown countdown) {
        boolean isRoot = fragment == plan.root();
        for (int number = 0; number < topology.tasks(fragment.id()); number++) {
            Breaker output = isRoot ? result : new ExchangeOutput(fragment.output(), newBuffer(fragment));
            TaskRequest request = new TaskRequest(
                    queryId + "." + fragment.id() + "." + number,
                    fragment,
                    new Inputs(number),
                    output,
                    resources,
                    dynamicFilters);
            countdown.taskStarted();
            try {
                TaskHandle task = launcher.launch(request, countdown::taskEnded);
                synchronized (this) {
                    tasks.add(task);
                }
            } catch (Throwable thrown) {
                countdown.taskEnded();
                throw thrown;
            }
        }
    }

    private OutputBuffer newBuffer(Fragment fragment) {
        OutputBuffer buffer =
                new OutputBuffer(topology.receivers(fragment.id()), exchangeBufferBytes, resources.cancel());
        buffers.computeIfAbsent(fragment.id(), id -> new ArrayList<>()).add(buffer);
        return buffer;
    }

    @Override
    public synchronized Map<Integer, NodeStatistics> statistics() {
        Map<Integer, NodeStatistics> sums = new HashMap<>();
        for (TaskHandle task : tasks) {
            task.statistics().forEach((node, measured) -> sums.merge(node, measured, NodeStatistics::plus));
        }
        return sums;
    }

    @Override
    public synchronized long splitsKnown() {
        return splits.values().stream().mapToLong(SplitQueue::known).sum();
    }

    @Override
    public synchronized void close() {
        splits.values().forEach(SplitQueue::close);
    }

    /** The inputs of task number {@code number} of a fragment. */
    private final class Inputs implements TaskInputs {
        private final int number;

        Inputs(int number) {
            this.number = number;
        }

        @Override
        public SplitQueue splits(ScanNode node) {
            synchronized (StageScheduler.this) {
                return splits.computeIfAbsent(
                        node.id(),
                        id -> new SplitQueue(
                                () -> connectors.apply(node.catalog()).splits(node.scan())));
            }
        }

        @Override
        public MorselSource remoteSource(RemoteSourceNode node) {
            List<FrameStream> streams = buffers.get(node.fragment()).stream()
                    .map(buffer -> buffer.stream(number))
                    .toList();
            return node.mergeKeys().isEmpty()
                    ? new ExchangeSource(streams, resources.cancel())
                    : new MergingExchangeSource(node.types(), node.mergeKeys(), streams, resources.cancel());
        }
    }
}
