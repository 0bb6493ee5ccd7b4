package io.mesquite.mesos.scheduler;

import io.mesquite.coordinator.cluster.TaskLaunch;

/** A task that was asked for and has not ended. */
final class TaskEntry {
    enum State {
        /** Waits for an offer of its agent. */
        PENDING,
        /** Accepted; nothing was heard of it. */
        LAUNCHED,
        /** Its executor has it. */
        RUNNING
    }

    final TaskLaunch launch;
    final SlotEntry slot;
    State state = State.PENDING;
    /** When the state became what it is. */
    long since;
    /** Counts launches: the id on Mesos holds it, since an id must not be used twice. */
    int launches = 1;
    /** 0 while it was not asked to end. */
    long killAsked;
    /** How often the master was asked about it, since anything was heard. */
    int asked;

    long nextAsk = Long.MAX_VALUE;

    TaskEntry(TaskLaunch launch, SlotEntry slot, long now) {
        this.launch = launch;
        this.slot = slot;
        this.since = now;
    }

    WorkerEntry worker() {
        return slot.worker;
    }

    String mesosId() {
        return launches == 1 ? launch.id() : launch.id() + "-" + launches;
    }

    void become(State next, long now) {
        state = next;
        since = now;
    }
}
