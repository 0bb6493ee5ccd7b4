package io.mesquite.coordinator.cluster;

/** How a task ended, as its cluster sees it. */
public enum TaskOutcome {
    /** Its worker says that it is done. */
    FINISHED,
    /** Its worker says that it failed; the coordinator has the error from the worker itself, or gets it soon. */
    FAILED,
    /** It was asked to end and has ended: by {@link Cluster#kill}, or by the cluster for reasons of its own, such as a machine that is drained. */
    KILLED,
    /** It could not be started, or nothing is known of it any more. */
    LOST
}
