package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.plan.node.PlanNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs one task: its pipelines one after the other.
 */
public final class TaskExecution {
    private final TaskEnvironment environment;
    private final PipelineBuilder builder;
    private final PipelineSequence pipelines;
    private final Breaker output;

    /**
     * @param root the plan of the task's fragment
     * @param output where its rows go; closed by the task
     */
    public TaskExecution(PlanNode root, TaskEnvironment environment, TaskInputs inputs, Breaker output) {
        this.environment = environment;
        this.output = output;
        this.builder = new PipelineBuilder(environment, inputs);
        this.pipelines = new PipelineSequence(builder.build(root, output), environment);
    }

    /**
     * Runs it to its end on the caller's thread and others of the worker. Throws nothing: a failure cancels the query, whose
     * token then holds the reason. In every case all that the task used is closed when this returns.
     */
    public void run() {
        try {
            pipelines.run();
        } catch (Throwable thrown) {
            environment.cancel().cancel(Failures.asMesquite(thrown));
        } finally {
            pipelines.closeAllBut(output);
            pipelines.closeQuietly(output);
        }
    }

    /** What was measured so far, by node id; may be asked at any time. */
    public Map<Integer, NodeStatistics> statistics() {
        Map<Integer, NodeStatistics> statistics = new HashMap<>();
        builder.meters().forEach((nodeId, meter) -> statistics.put(nodeId, meter.statistics()));
        return statistics;
    }
}
