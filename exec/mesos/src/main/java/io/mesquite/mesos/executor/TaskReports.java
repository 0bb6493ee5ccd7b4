package io.mesquite.mesos.executor;

import io.mesquite.mesos.protocol.TaskState;

/** Takes what a {@link TaskRunner} tells of its tasks; from any thread. */
public interface TaskReports {
    /**
     * A task's state has become another.
     *
     * @param message for people; may be empty
     */
    void changed(String taskId, TaskState state, String message);
}
