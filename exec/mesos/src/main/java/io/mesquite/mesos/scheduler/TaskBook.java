package io.mesquite.mesos.scheduler;

import io.mesquite.coordinator.cluster.TaskLaunch;
import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.TaskState;
import io.mesquite.mesos.protocol.TaskStatus;
import io.mesquite.mesos.scheduler.TaskEntry.State;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks that were asked for and have not ended. A task's end is told exactly once; whatever the master says of a task that is not
 * in the book is old news, or of a task that must not run any more, which is then killed.
 */
final class TaskBook {
    /** A master that has just come up may not know tasks of agents that have not come back to it yet. */
    private static final int QUESTIONS = 4;

    private static final long FIRST_QUESTION = 5_000;
    private static final int LAUNCHES = 3;

    private final Map<String, TaskEntry> byId = new LinkedHashMap<>();
    private final Map<String, TaskEntry> byMesosId = new LinkedHashMap<>();
    private final Workers workers;
    private final AgentHealth health;
    private final Outbox outbox;

    TaskBook(Workers workers, AgentHealth health, Outbox outbox) {
        this.workers = workers;
        this.health = health;
        this.outbox = outbox;
    }

    void add(TaskLaunch launch, SlotEntry slot, long now) {
        TaskEntry task = new TaskEntry(launch, slot, now);
        byId.put(launch.id(), task);
        slot.worker.tasks.add(task);
        slot.taskLaunched();
    }

    Optional<TaskEntry> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<TaskEntry> all() {
        return List.copyOf(byId.values());
    }

    void launched(TaskEntry task, long now) {
        task.become(State.LAUNCHED, now);
        byMesosId.put(task.mesosId(), task);
    }

    /** The task runs no more, for all that we know. */
    void end(TaskEntry task, TaskOutcome outcome, String message, long now) {
        byId.remove(task.launch.id());
        byMesosId.remove(task.mesosId());
        task.worker().tasks.remove(task);
        workers.noteIdle(task.worker(), now);
        outbox.add(new Action.TaskEnded(task.launch.id(), outcome, message));
    }

    void kill(TaskEntry task, long now) {
        if (task.state == State.PENDING) {
            end(task, TaskOutcome.KILLED, "ended before it was launched", now);
        } else {
            task.killAsked = now;
            outbox.send(new SchedulerCall.Kill(task.mesosId(), Optional.of(task.worker().agentId)));
        }
    }

    /** Counts a task as lost that may still run, and has it killed where it does. */
    void giveUp(TaskEntry task, String message, long now) {
        if (task.state != State.PENDING) {
            outbox.send(new SchedulerCall.Kill(task.mesosId(), Optional.of(task.worker().agentId)));
        }
        end(task, TaskOutcome.LOST, message, now);
    }

    /** Ends a worker that is gone, with its tasks; that counts against its agent once, and not while the agent is awaited. */
    void workerLost(WorkerEntry worker, String message, long now) {
        boolean counts = worker.state == WorkerEntry.State.STARTING || worker.state == WorkerEntry.State.UP;
        if (workerTaken(worker, message, now) && counts && !worker.isAwaited(now)) {
            health.failed(worker.agentId, now);
        }
    }

    /** Ends a worker that is gone through no fault of its agent; false where that was done before. */
    boolean workerTaken(WorkerEntry worker, String message, long now) {
        boolean wasThere = workers.remove(worker);
        boolean wasAskedToEnd = worker.state == WorkerEntry.State.ENDING;
        for (TaskEntry task : List.copyOf(worker.tasks)) {
            end(task, TaskOutcome.LOST, message, now);
        }
        if (wasThere && worker.state != WorkerEntry.State.PLANNED && !wasAskedToEnd) {
            outbox.add(new Action.WorkerLost(worker.id, message));
        }
        return wasThere;
    }

    /** Ends a worker that can't be relied on, which may still run. */
    void endByForce(WorkerEntry worker, String message, long now) {
        outbox.send(new SchedulerCall.Shutdown(worker.id, worker.agentId));
        workerLost(worker, message, now);
    }

    /** Ends a worker whose agent is taken away: through no fault of its own. */
    void leave(WorkerEntry worker, String message, long now) {
        for (TaskEntry task : List.copyOf(worker.tasks)) {
            end(task, TaskOutcome.KILLED, message, now);
        }
        if (!worker.slots.isEmpty()) {
            outbox.add(new Action.WorkerLost(worker.id, message));
        }
        workers.end(worker, now);
    }

    /** Asks for all tasks that the agents know, and for those that they don't tell of. */
    void reconcileAll() {
        List<SchedulerCall.Reconcile.Task> known =
                byMesosId.values().stream().map(TaskBook::question).toList();
        if (!known.isEmpty()) {
            outbox.send(new SchedulerCall.Reconcile(known));
        }
        outbox.send(new SchedulerCall.Reconcile(List.of()));
    }

    void ask(TaskEntry task) {
        outbox.send(new SchedulerCall.Reconcile(List.of(question(task))));
    }

    private static SchedulerCall.Reconcile.Task question(TaskEntry task) {
        return new SchedulerCall.Reconcile.Task(task.mesosId(), task.worker().agentId);
    }

    /** Acts upon what is said of a task, then acknowledges it. */
    void update(TaskStatus status, long now) {
        TaskEntry task = byMesosId.get(status.taskId());
        if (task == null) {
            stranger(status);
        } else {
            known(task, status, now);
        }
        if (status.uuid().isPresent() && status.agentId().isPresent()) {
            outbox.send(new SchedulerCall.Acknowledge(
                    status.agentId().get(), status.taskId(), status.uuid().get()));
        }
    }

    /** A task of an earlier run, or one that was given up: with it, all that its executor may still do. */
    private void stranger(TaskStatus status) {
        boolean mayRun = !status.state().isTerminal()
                && status.state() != TaskState.UNKNOWN
                && status.state() != TaskState.UNREACHABLE;
        if (!mayRun) {
            return;
        }
        boolean isOurs = status.executorId().flatMap(workers::of).isPresent();
        if (!isOurs && status.executorId().isPresent() && status.agentId().isPresent()) {
            outbox.send(new SchedulerCall.Shutdown(
                    status.executorId().get(), status.agentId().get()));
        } else if (status.state() != TaskState.KILLING) {
            outbox.send(new SchedulerCall.Kill(status.taskId(), status.agentId()));
        }
    }

    private void known(TaskEntry task, TaskStatus status, long now) {
        switch (status.state()) {
            case STAGING, KILLING -> task.nextAsk = Long.MAX_VALUE;
            case STARTING, RUNNING -> runs(task, now);
            case FINISHED -> {
                runs(task, now);
                health.didWell(task.worker().agentId, task.worker().since, now);
                end(task, TaskOutcome.FINISHED, "", now);
            }
            case KILLED -> killed(task, status, now);
            case FAILED -> failed(task, status, now);
            case DROPPED -> dropped(task, status, now);
            case ERROR -> {
                outbox.add(new Action.Warn("Mesos does not take task " + task.launch.id() + ": " + status.describe()));
                end(task, TaskOutcome.LOST, status.describe(), now);
            }
            case LOST, GONE, UNREACHABLE, UNKNOWN, GONE_BY_OPERATOR -> vanished(task, status, now);
        }
    }

    private void runs(TaskEntry task, long now) {
        WorkerEntry worker = task.worker();
        if (worker.state == WorkerEntry.State.STARTING) {
            worker.become(WorkerEntry.State.UP, now);
        }
        if (task.state == State.LAUNCHED) {
            task.become(State.RUNNING, now);
        }
        task.asked = 0;
        task.nextAsk = Long.MAX_VALUE;
    }

    /** A failure that the executor tells is the task's own; all others are the agent's word that the executor is no more. */
    private void failed(TaskEntry task, TaskStatus status, long now) {
        if (status.reason().isEmpty()) {
            runs(task, now);
            end(task, TaskOutcome.FAILED, status.message().orElse(""), now);
        } else {
            workerLost(task.worker(), status.describe(), now);
        }
    }

    /** An operator who drains an agent has all its tasks killed. */
    private void killed(TaskEntry task, TaskStatus status, long now) {
        WorkerEntry worker = task.worker();
        end(task, TaskOutcome.KILLED, status.describe(), now);
        boolean isDrained =
                status.reason().filter("REASON_AGENT_DRAINING"::equals).isPresent();
        if (isDrained && worker.state != WorkerEntry.State.ENDING) {
            leave(worker, "Agent " + worker.host + " is drained", now);
        }
    }

    private void dropped(TaskEntry task, TaskStatus status, long now) {
        if (status.reason().filter("REASON_INVALID_OFFERS"::equals).isEmpty() || !launchAgain(task, now)) {
            end(task, TaskOutcome.LOST, status.describe(), now);
        }
    }

    /** Puts a task back that never reached its agent; not where that was tried often enough. */
    private boolean launchAgain(TaskEntry task, long now) {
        if (task.launches >= LAUNCHES || task.killAsked != 0) {
            return false;
        }
        byMesosId.remove(task.mesosId());
        task.launches++;
        task.asked = 0;
        task.nextAsk = Long.MAX_VALUE;
        task.become(State.PENDING, now);
        WorkerEntry worker = task.worker();
        boolean noneReached = worker.tasks.stream().allMatch(other -> other.state == State.PENDING);
        if (worker.state == WorkerEntry.State.STARTING && noneReached) {
            worker.become(WorkerEntry.State.PLANNED, now);
        }
        return true;
    }

    /**
     * When the master only answers a question, it may not know yet, and is asked again a few times; but GONE says that the agent is there
     * and does not know the task, so that its launch was lost with a connection.
     */
    private void vanished(TaskEntry task, TaskStatus status, long now) {
        boolean neverReached = task.state == State.LAUNCHED && status.state() == TaskState.GONE;
        if (neverReached && status.isReconciliation() && launchAgain(task, now)) {
            return;
        }
        boolean mayBeKnownLater =
                status.state() == TaskState.UNKNOWN && task.worker().isAwaited(now);
        boolean isAskedAgain = mayBeKnownLater || task.asked < QUESTIONS;
        if (status.isReconciliation() && status.state() != TaskState.GONE && isAskedAgain) {
            task.nextAsk = now + (FIRST_QUESTION << Math.min(task.asked, QUESTIONS - 1));
            task.asked++;
        } else {
            endByForce(task.worker(), status.describe(), now);
        }
    }
}
