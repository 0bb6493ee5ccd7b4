package io.mesquite.coordinator.remote;

import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.engine.remote.TaskLocation;
import io.mesquite.engine.remote.TaskReport;
import io.mesquite.plan.fragment.Fragment;

/** One run of a task of an attempt. Not thread-safe: its attempt guards it. */
final class AttemptTask {
    final Fragment fragment;
    final int number;
    final Slot slot;
    /** By the clock of {@link System#nanoTime}; 0 where it was not. */
    long launchedAt;
    /** Null until it has begun. */
    TaskLocation location;
    /** The latest; null until there is one. */
    TaskReport report;

    long failedAt;
    String failedWith;
    /** Its worker is lost, but all that it was to send has arrived. */
    boolean isNeedless;

    AttemptTask(Fragment fragment, int number, Slot slot) {
        this.fragment = fragment;
        this.number = number;
        this.slot = slot;
    }

    boolean hasEnded() {
        return isNeedless || report != null && report.ended();
    }

    /** The id of a task's first run: {@code q7.a1-3f9c.2.0} of {@code q7.a1-3f9c.2.0-1}. */
    static String firstRun(String id) {
        int dash = id.indexOf('-', id.lastIndexOf('.'));
        return dash < 0 ? id : id.substring(0, dash);
    }
}
