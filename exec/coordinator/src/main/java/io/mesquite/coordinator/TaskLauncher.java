package io.mesquite.coordinator;

/** Starts tasks where there is room. Thread-safe. */
public interface TaskLauncher {
    /**
     * Starts a task; does not wait for its end. A task that fails, or can't be started later on, cancels its query with the
     * reason.
     *
     * @param ended called exactly once, from any thread, when nothing of the task runs any more
     * @throws io.mesquite.spi.error.MesquiteException where the task can't be made; {@code ended} is not called then
     */
    TaskHandle launch(TaskRequest request, Runnable ended);
}
