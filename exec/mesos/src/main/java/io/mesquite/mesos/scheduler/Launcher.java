package io.mesquite.mesos.scheduler;

import io.mesquite.coordinator.cluster.TaskOutcome;
import io.mesquite.mesos.protocol.ExecutorDescription;
import io.mesquite.mesos.protocol.Resource;
import io.mesquite.mesos.protocol.SchedulerCall;
import io.mesquite.mesos.protocol.TaskDescription;
import io.mesquite.mesos.scheduler.OfferBook.AgentOffers;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Turns pending tasks into accepted offers: all tasks of one agent that are there go with one call, since what is left of an offer is
 * gone with it.
 */
final class Launcher {
    /** How long to wait for a slot's further tasks, which come one by one. */
    private static final long LINGER = 10;
    /** How long to wait for an offer of an agent that a slot was granted on. */
    private static final long OFFER_TIMEOUT = 30_000;

    private final SchedulerSettings settings;
    private final OfferBook offers;
    private final Workers workers;
    private final TaskBook tasks;
    private final Outbox outbox;
    private final RandomGenerator random;

    Launcher(
            SchedulerSettings settings,
            OfferBook offers,
            Workers workers,
            TaskBook tasks,
            Outbox outbox,
            RandomGenerator random) {
        this.settings = settings;
        this.offers = offers;
        this.workers = workers;
        this.tasks = tasks;
        this.outbox = outbox;
        this.random = random;
    }

    /** Launches what can be launched. */
    void launchPending(long now) {
        for (WorkerEntry worker : workers.all()) {
            List<TaskEntry> pending = pending(worker.tasks);
            if (!pending.isEmpty()) {
                giveUpOld(pending, worker, now);
                offers.of(worker.agentId)
                        .filter(agent -> isReady(worker, pending, now))
                        .ifPresent(agent -> accept(agent, worker, pending(worker.tasks), now));
            }
        }
    }

    /** Whether a task waits and its agent offers nothing. */
    boolean lacksOffers() {
        return workers.all().stream()
                .anyMatch(worker -> !pending(worker.tasks).isEmpty()
                        && offers.of(worker.agentId).isEmpty());
    }

    boolean hasPending() {
        return workers.all().stream().anyMatch(worker -> !pending(worker.tasks).isEmpty());
    }

    private static List<TaskEntry> pending(Collection<TaskEntry> tasks) {
        return tasks.stream()
                .filter(task -> task.state == TaskEntry.State.PENDING)
                .toList();
    }

    private void giveUpOld(List<TaskEntry> pending, WorkerEntry worker, long now) {
        for (TaskEntry task : pending) {
            if (now - task.since > OFFER_TIMEOUT) {
                Size size = task.slot.taskSize;
                String message = "Agent " + worker.host + " offered no " + size.cpus() + " CPUs and "
                        + (long) size.memoryMb() + " MB within " + OFFER_TIMEOUT / 1000 + " s";
                tasks.end(task, TaskOutcome.LOST, message, now);
            }
        }
    }

    private static boolean isReady(WorkerEntry worker, List<TaskEntry> pending, long now) {
        boolean hasAll = worker.slots.values().stream().allMatch(slot -> slot.tasksToCome(now) == 0);
        return hasAll || pending.stream().anyMatch(task -> now - task.since >= LINGER);
    }

    private void accept(AgentOffers agent, WorkerEntry worker, List<TaskEntry> pending, long now) {
        ResourcePool pool = agent.pool();
        boolean starts = worker.state == WorkerEntry.State.PLANNED;
        Optional<ExecutorDescription> executor = starts ? describe(worker, pool) : Optional.of(worker.description);
        if (executor.isEmpty()) {
            return;
        }
        List<TaskEntry> launched = new ArrayList<>();
        List<TaskDescription> descriptions = new ArrayList<>();
        for (TaskEntry task : pending) {
            take(pool, worker, task.slot.taskSize).ifPresent(resources -> {
                launched.add(task);
                descriptions.add(new TaskDescription(
                        task.mesosId(),
                        task.launch.description(),
                        worker.agentId,
                        resources,
                        executor.get(),
                        task.launch.payload()));
            });
        }
        if (launched.isEmpty()) {
            return;
        }
        worker.description = executor.get();
        if (starts) {
            worker.become(WorkerEntry.State.STARTING, now);
        }
        launched.forEach(task -> tasks.launched(task, now));
        offers.remove(agent);
        outbox.send(new SchedulerCall.Accept(agent.ids(), descriptions, Duration.ZERO));
    }

    private Optional<ExecutorDescription> describe(WorkerEntry worker, ResourcePool pool) {
        return take(pool, worker, worker.size).map(resources -> {
            List<Resource> all = new ArrayList<>(resources);
            Optional<Resource> port = pool.takePort(random);
            port.ifPresent(all::add);
            OptionalLong number = port.map(
                            taken -> OptionalLong.of(taken.ranges().get(0).begin()))
                    .orElse(OptionalLong.empty());
            return settings.template().describe(worker.id, all, number);
        });
    }

    /** Both or nothing. */
    private static Optional<List<Resource>> take(ResourcePool pool, WorkerEntry worker, Size size) {
        if (pool.total(ResourcePool.MEMORY, worker.revocableMemory) < size.memoryMb()) {
            return Optional.empty();
        }
        return pool.take(ResourcePool.CPUS, size.cpus(), worker.revocableCpus).map(cpus -> {
            List<Resource> taken = new ArrayList<>(cpus);
            pool.take(ResourcePool.MEMORY, size.memoryMb(), worker.revocableMemory)
                    .ifPresent(taken::addAll);
            return taken;
        });
    }
}
