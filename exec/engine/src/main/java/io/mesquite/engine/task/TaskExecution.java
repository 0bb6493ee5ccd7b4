package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.plan.node.PlanNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs one task: its pipelines one after the other, in an order in which each finds what it reads complete, and each
 * on all lanes. A breaker is completed after the last pipeline that ends in it, and closed after the last that reads from it.
 */
public final class TaskExecution {
    private final TaskEnvironment environment;
    private final PipelineBuilder builder;
    private final List<Pipeline> pipelines;
    private final Breaker output;
    private final Set<Breaker> closed = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param root the plan of the task's fragment
     * @param output where its rows go; closed by the task
     */
    public TaskExecution(PlanNode root, TaskEnvironment environment, TaskInputs inputs, Breaker output) {
        this.environment = environment;
        this.output = output;
        this.builder = new PipelineBuilder(environment, inputs);
        this.pipelines = builder.build(root, output);
    }

    /**
     * Runs it to its end on the caller's thread and others of the worker. Throws nothing: a failure cancels the query, whose
     * token then holds the reason. In every case all that the task used is closed when this returns.
     */
    public void run() {
        try {
            runAll();
        } catch (Throwable thrown) {
            environment.cancel().cancel(Failures.asMesquite(thrown));
        } finally {
            closeAll();
        }
    }

    /** What was measured so far, by node id; may be asked at any time. */
    public Map<Integer, NodeStatistics> statistics() {
        Map<Integer, NodeStatistics> statistics = new HashMap<>();
        builder.meters().forEach((nodeId, meter) -> statistics.put(nodeId, meter.statistics()));
        return statistics;
    }

    private void runAll() {
        for (int i = 0; i < pipelines.size(); i++) {
            environment.cancel().check();
            Pipeline pipeline = pipelines.get(i);
            new PipelineRun(pipeline, environment).run();
            List<Pipeline> later = pipelines.subList(i + 1, pipelines.size());
            PipelineSink sink = pipeline.sink();
            if (later.stream().noneMatch(other -> other.sink() == sink)) {
                environment.cancel().check();
                complete(sink);
            }
            for (Breaker read : pipeline.reads()) {
                if (later.stream().noneMatch(other -> other.reads().contains(read))) {
                    close(read);
                }
            }
        }
    }

    private void complete(PipelineSink sink) {
        long start = System.nanoTime();
        sink.breaker().complete(new TaskLane(environment, sink.meter().memory()));
        sink.meter().countNanos(System.nanoTime() - start);
    }

    private void closeAll() {
        for (Pipeline pipeline : pipelines) {
            closeQuietly(pipeline.sink().breaker());
        }
        closeQuietly(output);
    }

    private void closeQuietly(Breaker breaker) {
        try {
            close(breaker);
        } catch (RuntimeException failure) {
            environment.cancel().cancel(Failures.asMesquite(failure));
        }
    }

    private void close(Breaker breaker) {
        if (closed.add(breaker)) {
            breaker.close();
        }
    }
}
