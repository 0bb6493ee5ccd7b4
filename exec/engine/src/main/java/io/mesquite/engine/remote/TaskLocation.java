package io.mesquite.engine.remote;

/** Where a task runs. */
public record TaskLocation(String taskId, WorkerAddress worker) {}
