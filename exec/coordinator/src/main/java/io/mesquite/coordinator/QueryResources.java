package io.mesquite.coordinator;

import io.mesquite.engine.memory.QueryMemory;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.engine.task.CancelToken;

/** What the tasks of one query have in common. */
public record QueryResources(QueryMemory memory, DynamicFilters dynamicFilters, CancelToken cancel) {}
