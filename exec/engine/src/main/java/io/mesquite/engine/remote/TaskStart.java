package io.mesquite.engine.remote;

/** A worker has got a task from its cluster and wants to begin. */
public record TaskStart(String attempt, String taskId, WorkerAddress worker) {}
