package io.mesquite.mesos.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.mesos.protocol.ExecutorCall;
import io.mesquite.mesos.protocol.ExecutorEvent.LaunchedTask;
import io.mesquite.mesos.protocol.Json;
import io.mesquite.mesos.protocol.TaskState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutorLogTest {
    private final ExecutorLog log = new ExecutorLog();

    private static LaunchedTask task(String id) {
        return new LaunchedTask(id, new byte[0], Json.object("task_id", Json.id(id)));
    }

    private static ExecutorCall.Update update(String task, TaskState state, String uuid) {
        return new ExecutorCall.Update(task, state, uuid, 1, Optional.empty(), new byte[0]);
    }

    private List<String> tasksToTell() {
        return log.subscribe().tasks().stream().map(LaunchedTask::taskId).toList();
    }

    private List<String> updatesToTell() {
        return log.subscribe().updates().stream().map(ExecutorCall.Update::uuid).toList();
    }

    @Test
    void whatIsNotAcknowledgedIsToldAgainInItsOrder() {
        log.launched(task("a"));
        log.launched(task("b"));
        log.updated(update("a", TaskState.RUNNING, "u1"));
        log.updated(update("b", TaskState.RUNNING, "u2"));
        log.updated(update("a", TaskState.FINISHED, "u3"));
        log.acknowledged("a", "u1");
        assertEquals(List.of("b"), tasksToTell());
        assertEquals(List.of("u2", "u3"), updatesToTell());
        assertTrue(log.hasUnconfirmedEnds());
        log.acknowledged("b", "u2");
        log.acknowledged("a", "u3");
        assertEquals(List.of(), updatesToTell());
        assertFalse(log.hasUnconfirmedEnds());
    }

    @Test
    void aTaskIsLaunchedOnce() {
        assertTrue(log.launched(task("a")));
        assertFalse(log.launched(task("a")));
        log.updated(update("a", TaskState.FINISHED, "u1"));
        assertFalse(log.launched(task("a")), "its end is not confirmed");
    }

    @Test
    void nothingFollowsTheEndOfATask() {
        log.launched(task("a"));
        assertTrue(log.updated(update("a", TaskState.KILLED, "u1")));
        assertFalse(log.updated(update("a", TaskState.FINISHED, "u2")));
        assertFalse(log.updated(update("never", TaskState.RUNNING, "u3")));
        assertEquals(List.of("u1"), updatesToTell());
    }

    @Test
    void itIsQuietWhenAllHasEndedAndIsConfirmed() {
        assertTrue(log.isQuiet());
        log.launched(task("a"));
        assertFalse(log.isQuiet());
        log.updated(update("a", TaskState.FINISHED, "u1"));
        assertFalse(log.isQuiet());
        log.acknowledged("a", "u1");
        assertTrue(log.isQuiet());
    }
}
