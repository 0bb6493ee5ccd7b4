package io.mesquite.mesos.executor;

/** What runs the tasks of an executor. Calls come from one thread and return at once; how tasks go is told to {@link TaskReports}. */
public interface TaskRunner extends AutoCloseable {
    /** @param payload as it was given to the scheduler */
    void launch(String taskId, byte[] payload);

    /** Ends a task soon. Does nothing where it is not known or has ended. */
    void kill(String taskId);

    /** Ends all tasks. */
    @Override
    void close();
}
