package io.mesquite.coordinator;

import io.mesquite.engine.memory.QueryMemory;
import io.mesquite.engine.task.CancelToken;

/** What belongs to one query in the coordinator's process: its memory there, and whether it should stop. */
public record QueryResources(QueryMemory memory, CancelToken cancel) {}
