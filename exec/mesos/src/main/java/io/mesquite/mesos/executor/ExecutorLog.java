package io.mesquite.mesos.executor;

import io.mesquite.mesos.protocol.ExecutorCall;
import io.mesquite.mesos.protocol.ExecutorEvent.LaunchedTask;
import io.mesquite.mesos.protocol.TaskState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an agent that restarts must be told again: tasks of which it has confirmed no update, and updates that it has not confirmed.
 * Knows as well which tasks have not ended. Thread-safe.
 */
final class ExecutorLog {
    private final Map<String, LaunchedTask> unacknowledgedTasks = new LinkedHashMap<>();
    private final Map<String, ExecutorCall.Update> unacknowledgedUpdates = new LinkedHashMap<>();
    private final Set<String> running = new LinkedHashSet<>();

    /** Whether the task is new: an agent may tell of one twice. */
    synchronized boolean launched(LaunchedTask task) {
        if (running.contains(task.taskId()) || unacknowledgedTasks.containsKey(task.taskId())) {
            return false;
        }
        running.add(task.taskId());
        unacknowledgedTasks.put(task.taskId(), task);
        return true;
    }

    /** Whether the update is to be sent: nothing follows the end of a task. */
    synchronized boolean updated(ExecutorCall.Update update) {
        if (!running.contains(update.taskId())) {
            return false;
        }
        if (update.state().isTerminal()) {
            running.remove(update.taskId());
        }
        unacknowledgedUpdates.put(update.uuid(), update);
        return true;
    }

    synchronized void acknowledged(String taskId, String uuid) {
        unacknowledgedTasks.remove(taskId);
        unacknowledgedUpdates.remove(uuid);
    }

    /** What to subscribe with. */
    synchronized ExecutorCall.Subscribe subscribe() {
        return new ExecutorCall.Subscribe(
                List.copyOf(unacknowledgedTasks.values()), List.copyOf(unacknowledgedUpdates.values()));
    }

    synchronized List<String> running() {
        return new ArrayList<>(running);
    }

    /** Whether no task runs and the agent has confirmed all that it was told. */
    synchronized boolean isQuiet() {
        return running.isEmpty() && unacknowledgedUpdates.isEmpty();
    }

    /** Whether the agent has not confirmed the end of a task. */
    synchronized boolean hasUnconfirmedEnds() {
        return unacknowledgedUpdates.values().stream()
                .map(ExecutorCall.Update::state)
                .anyMatch(TaskState::isTerminal);
    }
}
