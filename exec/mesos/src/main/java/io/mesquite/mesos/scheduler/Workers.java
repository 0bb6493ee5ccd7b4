package io.mesquite.mesos.scheduler;

import io.mesquite.coordinator.cluster.ClusterStatus;
import io.mesquite.coordinator.cluster.WorkerInfo;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our executors, and what they hold. */
final class Workers {
    private static final long ASK_AGAIN = 15_000;
    private static final long GIVE_UP = 120_000;

    private final Map<String, WorkerEntry> byId = new LinkedHashMap<>();
    private final Outbox outbox;
    private final Duration idleTimeout;

    Workers(Outbox outbox, Duration idleTimeout) {
        this.outbox = outbox;
        this.idleTimeout = idleTimeout;
    }

    void add(WorkerEntry worker) {
        byId.put(worker.id, worker);
    }

    /** Whether it was there. */
    boolean remove(WorkerEntry worker) {
        return byId.remove(worker.id) != null;
    }

    Optional<WorkerEntry> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<WorkerEntry> all() {
        return List.copyOf(byId.values());
    }

    /** The one on an agent that takes tasks. */
    Optional<WorkerEntry> usableOn(String agentId) {
        return byId.values().stream()
                .filter(worker -> worker.agentId.equals(agentId) && worker.state != WorkerEntry.State.ENDING)
                .findFirst();
    }

    List<WorkerEntry> on(String agentId) {
        return byId.values().stream()
                .filter(worker -> worker.agentId.equals(agentId))
                .toList();
    }

    /** To be called when the last slot or task of a worker may be gone. */
    void noteIdle(WorkerEntry worker, long now) {
        if (!worker.isIdle()) {
            return;
        }
        worker.idleSince = now;
        if (worker.state == WorkerEntry.State.PLANNED) {
            byId.remove(worker.id);
        }
    }

    /** Tells a worker to end. */
    void end(WorkerEntry worker, long now) {
        if (worker.state == WorkerEntry.State.PLANNED) {
            byId.remove(worker.id);
            return;
        }
        if (worker.state != WorkerEntry.State.ENDING) {
            worker.become(WorkerEntry.State.ENDING, now);
        }
        worker.endAsked = now;
        outbox.send(new SchedulerCall.Shutdown(worker.id, worker.agentId));
    }

    /** Ends who was idle for long, and asks those again that were told to end and did not say that they did. */
    void tick(long now) {
        for (WorkerEntry worker : all()) {
            if (worker.state == WorkerEntry.State.ENDING) {
                if (now - worker.since > GIVE_UP) {
                    byId.remove(worker.id);
                    outbox.add(new Action.Warn("Worker " + worker.id + " on " + worker.host
                            + " was told to end and the agent did not say that it did; it is forgotten"));
                } else if (now - worker.endAsked > ASK_AGAIN) {
                    end(worker, now);
                }
            } else if (worker.isIdle() && now - worker.idleSince >= idleTimeout.toMillis()) {
                end(worker, now);
            }
        }
    }

    /** What slots that were granted may still launch on an agent, with a worker that was not started. */
    Size reservedOn(String agentId, long now) {
        Size reserved = new Size(0, 0);
        for (WorkerEntry worker : on(agentId)) {
            boolean holdsAny = false;
            for (SlotEntry slot : worker.slots.values()) {
                for (int i = slot.tasksToCome(now); i > 0; i--) {
                    reserved = reserved.plus(slot.taskSize);
                    holdsAny = true;
                }
            }
            for (TaskEntry task : worker.tasks) {
                if (task.state == TaskEntry.State.PENDING) {
                    reserved = reserved.plus(task.slot.taskSize);
                    holdsAny = true;
                }
            }
            if (holdsAny && worker.state == WorkerEntry.State.PLANNED) {
                reserved = reserved.plus(worker.size);
            }
        }
        return reserved;
    }

    /** CPUs of workers and of all slots, used or not: what {@code mesos.max-cpus} bounds. */
    double grantedCpus() {
        double cpus = 0;
        for (WorkerEntry worker : byId.values()) {
            cpus += worker.size.cpus();
            for (SlotEntry slot : worker.slots.values()) {
                cpus += slot.size.cpus();
            }
        }
        return cpus;
    }

    ClusterStatus status(String description) {
        double cpus = 0;
        double memoryMb = 0;
        int workers = 0;
        int slots = 0;
        for (WorkerEntry worker : byId.values()) {
            slots += worker.slots.size();
            if (worker.state == WorkerEntry.State.PLANNED) {
                continue;
            }
            workers++;
            Size held = heldBy(worker);
            cpus += held.cpus();
            memoryMb += held.memoryMb();
        }
        return new ClusterStatus(workers, slots, cpus, (long) (memoryMb * (1 << 20)), description);
    }

    List<WorkerInfo> infos() {
        List<WorkerInfo> infos = new ArrayList<>();
        for (WorkerEntry worker : byId.values()) {
            if (worker.state != WorkerEntry.State.PLANNED) {
                Size held = heldBy(worker);
                infos.add(new WorkerInfo(
                        worker.id,
                        worker.host,
                        held.cpus(),
                        (long) (held.memoryMb() * (1 << 20)),
                        worker.slots.size(),
                        worker.tasks.size(),
                        Instant.ofEpochMilli(worker.since)));
            }
        }
        return infos;
    }

    private static Size heldBy(WorkerEntry worker) {
        Size held = worker.size;
        for (TaskEntry task : worker.tasks) {
            if (task.state != TaskEntry.State.PENDING) {
                held = held.plus(task.slot.taskSize);
            }
        }
        return held;
    }
}
