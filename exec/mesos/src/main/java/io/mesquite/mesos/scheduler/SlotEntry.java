package io.mesquite.mesos.scheduler;

import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;

/** A slot that was granted. */
final class SlotEntry {
    /** For so long after the grant, offers are held for tasks of the slot that were not launched yet. */
    private static final long HELD_FOR = 10_000;

    final Slot slot;
    final WorkerEntry worker;
    final Size size;
    /** What one of its tasks holds. */
    final Size taskSize;

    private final long grantedAt;
    private int tasksToCome;

    SlotEntry(Slot slot, WorkerEntry worker, Size size, int tasks, long now) {
        this.slot = slot;
        this.worker = worker;
        this.size = size;
        this.taskSize = size.share(tasks);
        this.grantedAt = now;
        this.tasksToCome = tasks;
    }

    void taskLaunched() {
        tasksToCome = Math.max(0, tasksToCome - 1);
    }

    /** How many tasks to hold offers for. */
    int tasksToCome(long now) {
        return now - grantedAt < HELD_FOR ? tasksToCome : 0;
    }
}
