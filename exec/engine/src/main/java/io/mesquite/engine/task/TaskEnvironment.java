package io.mesquite.engine.task;

import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.memory.QueryMemory;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.spi.connector.Connector;
import java.util.function.Function;

/**
 * What a task shares with its worker and with the other tasks of its query there.
 *
 * @param connectors open catalogs by name
 */
public record TaskEnvironment(
        ExpressionCompiler compiler,
        Function<String, Connector> connectors,
        WorkerThreads threads,
        QueryMemory memory,
        DynamicFilters dynamicFilters,
        CancelToken cancel) {}
