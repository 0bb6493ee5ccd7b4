package io.mesquite.coordinator;

import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.task.TaskEnvironment;
import io.mesquite.engine.task.TaskExecution;
import io.mesquite.engine.task.WorkerThreads;
import io.mesquite.spi.connector.Connector;
import java.util.function.Function;

/** Runs tasks in this process. */
public final class LocalTaskLauncher implements TaskLauncher {
    private final ExpressionCompiler compiler;
    private final Function<String, Connector> connectors;
    private final WorkerThreads threads;

    /**
     * @param connectors open catalogs by name
     * @param threads closed by whoever made them, after the last query
     */
    public LocalTaskLauncher(
            ExpressionCompiler compiler, Function<String, Connector> connectors, WorkerThreads threads) {
        this.compiler = compiler;
        this.connectors = connectors;
        this.threads = threads;
    }

    @Override
    public TaskHandle launch(TaskRequest request, Runnable ended) {
        QueryResources resources = request.resources();
        TaskEnvironment environment = new TaskEnvironment(
                compiler, connectors, threads, resources.memory(), request.dynamicFilters(), resources.cancel());
        TaskExecution execution =
                new TaskExecution(request.fragment().root(), environment, request.inputs(), request.output());
        threads.start(() -> {
            execution.run();
            ended.run();
        });
        return execution::statistics;
    }
}
