package io.mesquite.mesos.testing;

import io.mesquite.mesos.protocol.Json;
import java.util.ArrayDeque;
import java.util.Deque;

/** A task as its agent sees it, with the updates that the framework has not acknowledged. */
final class TestTask {
    final String id;
    final String agentId;
    final String executorId;
    final double cpus;
    final double memory;
    final Deque<Json> updates = new ArrayDeque<>();
    String state = "TASK_STAGING";
    boolean hasEnded;
    long lastSent;

    TestTask(String id, String agentId, String executorId, double cpus, double memory) {
        this.id = id;
        this.agentId = agentId;
        this.executorId = executorId;
        this.cpus = cpus;
        this.memory = memory;
    }

    void become(String newState) {
        state = newState;
        hasEnded = switch (newState) {
            case "TASK_FINISHED", "TASK_FAILED", "TASK_KILLED", "TASK_LOST", "TASK_ERROR", "TASK_GONE" -> true;
            default -> false;
        };
    }
}
