package io.mesquite.coordinator;

import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.engine.task.TaskInputs;
import io.mesquite.plan.fragment.Fragment;

/**
 * A task to be started.
 *
 * @param id query, fragment and number, such as {@code q7.1.0}
 * @param inputs where its leaves get their rows
 * @param output where the rows of its root go
 * @param dynamicFilters that all tasks of the query share
 */
public record TaskRequest(
        String id,
        Fragment fragment,
        TaskInputs inputs,
        Breaker output,
        QueryResources resources,
        DynamicFilters dynamicFilters) {}
