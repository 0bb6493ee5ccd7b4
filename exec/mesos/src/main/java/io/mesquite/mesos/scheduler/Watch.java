package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.scheduler.TaskEntry.State;
import java.util.List;

/** Looks after what should have happened and did not. */
final class Watch {
    private static final long RECONCILE_EVERY = 900_000;
    /** A worker's first task: the agent may have to fetch the distribution first. */
    private static final long START_ASK = 30_000;

    private static final long START_TIMEOUT = 180_000;
    /** Another task of a worker that is up. */
    private static final long LAUNCH_ASK = 10_000;

    private static final long LAUNCH_TIMEOUT = 30_000;
    private static final long KILL_TIMEOUT = 10_000;

    private final Workers workers;
    private final TaskBook tasks;
    private final AgentHealth health;
    private long reconciled;

    Watch(Workers workers, TaskBook tasks, AgentHealth health) {
        this.workers = workers;
        this.tasks = tasks;
        this.health = health;
    }

    /** All tasks were just asked for. */
    void reconciled(long now) {
        reconciled = now;
    }

    void tick(long now) {
        if (now - reconciled >= RECONCILE_EVERY) {
            reconciled = now;
            tasks.reconcileAll();
        }
        for (WorkerEntry worker : workers.all()) {
            watch(worker, now);
        }
        leaveAgentsInMaintenance(now);
    }

    /** A worker that is ended takes all its tasks with it: the others are not looked at any more. */
    private void watch(WorkerEntry worker, long now) {
        boolean isAwaited = worker.isAwaited(now);
        for (TaskEntry task : List.copyOf(worker.tasks)) {
            if (now >= task.nextAsk) {
                task.nextAsk = isAwaited ? now + Comeback.ASK_EVERY : Long.MAX_VALUE;
                tasks.ask(task);
            }
            if (!isAwaited && isEnded(task, now)) {
                return;
            }
        }
    }

    /** Whether the task took too long to begin or to end, and its worker was ended for it. */
    private boolean isEnded(TaskEntry task, long now) {
        if (task.killAsked > 0 && now - task.killAsked > KILL_TIMEOUT) {
            endByForce(task, now);
            return true;
        }
        return task.state == State.LAUNCHED && isLaunchGivenUp(task, now);
    }

    private boolean isLaunchGivenUp(TaskEntry task, long now) {
        WorkerEntry worker = task.worker();
        boolean starts = worker.state == WorkerEntry.State.STARTING;
        long waited = now - task.since;
        if (waited > (starts ? START_TIMEOUT : LAUNCH_TIMEOUT)) {
            String message = "Nothing was heard of the task for " + waited / 1000 + " s after its launch on "
                    + worker.host + (starts ? ", where a worker was to start" : "");
            tasks.endByForce(worker, message, now);
            return true;
        }
        if (waited > (starts ? START_ASK : LAUNCH_ASK) && task.asked == 0) {
            task.asked = 1;
            tasks.ask(task);
        }
        return false;
    }

    /** The worker does not do what it is told. */
    private void endByForce(TaskEntry task, long now) {
        WorkerEntry worker = task.worker();
        String message = "The worker on " + worker.host + " did not end a task within " + KILL_TIMEOUT / 1000
                + " s and was ended with all its tasks";
        tasks.endByForce(worker, message, now);
    }

    private void leaveAgentsInMaintenance(long now) {
        for (WorkerEntry worker : workers.all()) {
            boolean mustGo =
                    health.isGone(worker.agentId, now) || worker.isIdle() && health.isLeaving(worker.agentId, now);
            if (mustGo && worker.state != WorkerEntry.State.ENDING) {
                tasks.leave(worker, "Agent " + worker.host + " is taken away for maintenance", now);
            }
        }
    }
}
