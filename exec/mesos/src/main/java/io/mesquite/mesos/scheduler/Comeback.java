package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.TaskStatus;
import io.mesquite.mesos.scheduler.TaskEntry.State;
import java.util.List;

/**
 * Agents that have not come back yet to a master that was found anew. The master passes nothing on to them and does not answer questions
 * about their tasks, so that until then silence says nothing of their workers.
 */
final class Comeback {
    /** Agents have 10 minutes, unless the master's operator says otherwise; then the master says that they are gone. */
    private static final long AWAITED_FOR = 900_000;
    /** How often tasks of agents that are not back are asked for. */
    static final long ASK_EVERY = 15_000;

    private final Workers workers;
    private final TaskBook tasks;

    Comeback(Workers workers, TaskBook tasks) {
        this.workers = workers;
        this.tasks = tasks;
    }

    /** There is a master again. */
    void begin(long now) {
        for (WorkerEntry worker : workers.all()) {
            if (worker.state != WorkerEntry.State.PLANNED) {
                worker.awaitedUntil = now + AWAITED_FOR;
            }
            renew(worker, now + ASK_EVERY, now);
        }
    }

    void heardOf(TaskStatus status, long now) {
        if (status.state().isOfKnownAgent()) {
            status.agentId().ifPresent(agentId -> heardOf(agentId, now));
        }
    }

    /** The master knows the agent. */
    void heardOf(String agentId, long now) {
        for (WorkerEntry worker : workers.on(agentId)) {
            if (worker.isAwaited(now)) {
                worker.awaitedUntil = 0;
                renew(worker, now, now);
            }
        }
    }

    /** What was waited for while nobody could hear it gets its time anew, and is asked for again. */
    private void renew(WorkerEntry worker, long nextAsk, long now) {
        if (worker.state == WorkerEntry.State.ENDING) {
            worker.since = now;
        }
        for (TaskEntry task : List.copyOf(worker.tasks)) {
            task.asked = 0;
            task.nextAsk = task.state == State.PENDING ? Long.MAX_VALUE : nextAsk;
            if (task.state != State.RUNNING) {
                task.since = now;
            }
            if (task.killAsked != 0) {
                tasks.kill(task, now);
            }
        }
    }
}
