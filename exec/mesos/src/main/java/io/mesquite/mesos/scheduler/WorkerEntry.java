package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.ExecutorDescription;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An executor of ours, from the first grant of a slot on it. */
final class WorkerEntry {
    enum State {
        /** Has slots; no task was launched, so that the agent knows nothing of it. */
        PLANNED,
        /** The first task was launched. */
        STARTING,
        /** A task has run. */
        UP,
        /** Was told to end. */
        ENDING
    }

    final String id;
    final String agentId;
    final String host;
    final Size size;
    /** Whether it lives on CPUs that can be taken back: all its tasks' CPUs must be of the same kind. */
    final boolean revocableCpus;

    final boolean revocableMemory;
    final Map<String, SlotEntry> slots = new LinkedHashMap<>();
    final Set<TaskEntry> tasks = new LinkedHashSet<>();
    State state = State.PLANNED;
    /** When the state became what it is. */
    long since;
    /** Since when it has neither slots nor tasks. */
    long idleSince;
    /** When it was last told to end. */
    long endAsked;
    /** Until then its agent may not have come back to a master that was found anew; 0 once it was heard of. */
    long awaitedUntil;
    /** Null until the first launch; the same with each. */
    ExecutorDescription description;

    WorkerEntry(String id, OfferBook.AgentOffers agent, Size size, boolean revocableCpus, boolean revocableMemory) {
        this.id = id;
        this.agentId = agent.agentId();
        this.host = agent.host();
        this.size = size;
        this.revocableCpus = revocableCpus;
        this.revocableMemory = revocableMemory;
    }

    boolean isIdle() {
        return slots.isEmpty() && tasks.isEmpty();
    }

    /** Whether the master may not be able to reach it yet, so that silence means nothing. */
    boolean isAwaited(long now) {
        return now < awaitedUntil;
    }

    void become(State next, long now) {
        state = next;
        since = now;
    }
}
