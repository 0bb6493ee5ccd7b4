package io.mesquite.coordinator.cluster;

import java.util.List;

/**
 * What a cluster tells. Calls may come from any thread and in any number at once; they only enqueue and return at once. Each may be late: the
 * request or task may be over for whoever hears of it. Of one request or task they come in the order in which they happened.
 */
public interface ClusterListener {
    /** The request has its slots. Called once a request at most. */
    void granted(String requestId, List<Slot> slots);

    /**
     * The request can't be served yet.
     *
     * @param reason for people, with numbers, such as {@code 3 offers seen, 2 declined: 1 CPU short, 1 constraint rack:r1}
     */
    void waiting(String requestId, String reason);

    /**
     * A task runs no more. A task that is lost may still run where nobody can see it: whoever hears of it must not believe its output any
     * more, and launches another under another id.
     *
     * @param message for people: why, where it did not finish
     */
    void taskEnded(String taskId, TaskOutcome outcome, String message);

    /**
     * A worker is gone, with all that it holds: output that waits to be fetched from it can't be had. {@code taskEnded} with LOST is
     * called too for each of its tasks that had not ended.
     *
     * @param message for people, such as {@code the executor ended with signal 9}
     */
    void workerLost(String workerId, String message);
}
