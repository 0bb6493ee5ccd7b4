package io.mesquite.mesos.worker;

import io.mesquite.mesos.executor.TaskReports;
import io.mesquite.mesos.executor.TaskRunner;
import io.mesquite.mesos.protocol.TaskState;
import io.mesquite.worker.TaskListener;
import io.mesquite.worker.Worker;
import io.mesquite.worker.WorkerOptions;

/** Runs an executor's tasks in Mesquite's worker. */
final class WorkerTaskRunner implements TaskRunner {
    private final Worker worker;

    private WorkerTaskRunner(Worker worker) {
        this.worker = worker;
    }

    static WorkerTaskRunner start(WorkerOptions options, TaskReports reports) {
        return new WorkerTaskRunner(Worker.start(options, new Listener(reports)));
    }

    @Override
    public void launch(String taskId, byte[] payload) {
        worker.launch(taskId, payload);
    }

    @Override
    public void kill(String taskId) {
        worker.kill(taskId);
    }

    @Override
    public void close() {
        worker.close();
    }

    private record Listener(TaskReports reports) implements TaskListener {
        @Override
        public void running(String taskId) {
            reports.changed(taskId, TaskState.RUNNING, "");
        }

        @Override
        public void ended(String taskId, Outcome outcome, String message) {
            TaskState state =
                    switch (outcome) {
                        case FINISHED -> TaskState.FINISHED;
                        case FAILED -> TaskState.FAILED;
                        case KILLED -> TaskState.KILLED;
                    };
            reports.changed(taskId, state, message);
        }
    }
}
