package io.mesquite.mesos.cluster;

import static org.junit.jupiter.api.Assertions.fail;

import io.mesquite.coordinator.cluster.ClusterListener;
import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.TaskOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Remembers what it is told, and lets tests wait for it. */
final class RecordingListener implements ClusterListener {
    private static final long PATIENCE = 20_000;

    private final Map<String, List<Slot>> granted = new HashMap<>();
    private final Map<String, String> waiting = new HashMap<>();
    private final Map<String, TaskOutcome> ended = new HashMap<>();
    private final Map<String, String> lost = new HashMap<>();
    final List<String> endedTwice = new ArrayList<>();

    @Override
    public synchronized void granted(String requestId, List<Slot> slots) {
        granted.put(requestId, slots);
        notifyAll();
    }

    @Override
    public synchronized void waiting(String requestId, String reason) {
        waiting.put(requestId, reason);
        notifyAll();
    }

    @Override
    public synchronized void taskEnded(String taskId, TaskOutcome outcome, String message) {
        if (ended.put(taskId, outcome) != null) {
            endedTwice.add(taskId);
        }
        notifyAll();
    }

    @Override
    public synchronized void workerLost(String workerId, String message) {
        lost.put(workerId, message);
        notifyAll();
    }

    List<Slot> slots(String requestId) throws InterruptedException {
        return await("slots for " + requestId, () -> granted.get(requestId));
    }

    String reason(String requestId) throws InterruptedException {
        return await("a reason for " + requestId, () -> waiting.get(requestId));
    }

    TaskOutcome outcome(String taskId) throws InterruptedException {
        return await("the end of " + taskId, () -> ended.get(taskId));
    }

    String loss(String workerId) throws InterruptedException {
        return await("the loss of " + workerId, () -> lost.get(workerId));
    }

    private synchronized <T> T await(String what, Supplier<T> value) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE;
        while (value.get() == null) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                return fail("waited in vain for " + what);
            }
            wait(left);
        }
        return value.get();
    }
}
