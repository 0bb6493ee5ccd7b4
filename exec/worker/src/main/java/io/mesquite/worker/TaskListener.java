package io.mesquite.worker;

/** Who gave a worker its tasks and wants to know how they go. Calls come from any thread and must return soon. */
public interface TaskListener {
    /** The task has its fragment and computes. Called at most once, before {@link #ended}. */
    void running(String taskId);

    /**
     * Nothing of the task runs any more; what it has sent may still wait here to be fetched. Called exactly once for each launch.
     *
     * @param message for people; empty where it finished
     */
    void ended(String taskId, Outcome outcome, String message);

    /** How a task ended. */
    enum Outcome {
        FINISHED,
        /** Its coordinator knows the error, or could not be reached, or is of another build. */
        FAILED,
        /** By {@link Worker#kill}, or because its query ended before. */
        KILLED
    }
}
