package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.Offer;
import io.mesquite.mesos.scheduler.OfferBook.AgentOffers;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import java.util.Optional;

/** Decides whether an agent's offers are of use to a request, and why not. */
final class OfferMatcher {
    private static final double TOLERANCE = 0.0005;

    private final SchedulerSettings settings;
    private final Workers workers;
    private final AgentHealth health;

    OfferMatcher(SchedulerSettings settings, Workers workers, AgentHealth health) {
        this.settings = settings;
        this.workers = workers;
        this.health = health;
    }

    /**
     * An agent that a slot fits on, or why it does not.
     *
     * @param worker that is there; empty where one has to be started
     * @param revocableCpus the kind of CPUs that a new worker would live on
     * @param revocableMemory the kind of memory that a new worker would live on
     */
    record Verdict(
            AgentOffers agent,
            Optional<Rejection> rejection,
            Optional<WorkerEntry> worker,
            boolean revocableCpus,
            boolean revocableMemory) {
        boolean fits() {
            return rejection.isEmpty();
        }
    }

    Verdict judge(AgentOffers agent, Size slot, long now) {
        Offer offer = agent.any();
        Optional<Rejection> unusable = rejectAgent(agent, offer, now);
        Optional<WorkerEntry> worker = workers.usableOn(agent.agentId());
        if (unusable.isPresent()) {
            return new Verdict(agent, unusable, worker, false, false);
        }
        Size reserved = workers.reservedOn(agent.agentId(), now);
        Size wanted = worker.isPresent() ? slot : slot.plus(settings.worker());
        ResourcePool pool = agent.pool();
        boolean revocableCpus = worker.map(there -> there.revocableCpus)
                .orElse(prefersRevocable(pool, ResourcePool.CPUS, wanted.cpus()));
        boolean revocableMemory = worker.map(there -> there.revocableMemory)
                .orElse(prefersRevocable(pool, ResourcePool.MEMORY, wanted.memoryMb()));
        double cpus = pool.total(ResourcePool.CPUS, revocableCpus) - reserved.cpus();
        double memory = pool.total(ResourcePool.MEMORY, revocableMemory) - reserved.memoryMb();
        Optional<Rejection> tooSmall = Optional.empty();
        if (cpus < wanted.cpus() - TOLERANCE) {
            tooSmall = Optional.of(Rejection.cpus(cpus, wanted.cpus()));
        } else if (memory < wanted.memoryMb() - TOLERANCE) {
            tooSmall = Optional.of(Rejection.memory(memory, wanted.memoryMb()));
        }
        return new Verdict(agent, tooSmall, worker, revocableCpus, revocableMemory);
    }

    /** What can be taken back is used where nothing else is enough. */
    private boolean prefersRevocable(ResourcePool pool, String name, double wanted) {
        return settings.framework().revocable()
                && pool.total(name, false) < wanted - TOLERANCE
                && pool.total(name, true) >= wanted - TOLERANCE;
    }

    private Optional<Rejection> rejectAgent(AgentOffers agent, Offer offer, long now) {
        for (AgentConstraint constraint : settings.constraints()) {
            if (!constraint.matches(offer)) {
                return Optional.of(Rejection.constraint(constraint));
            }
        }
        long avoided = health.avoidedFor(agent.agentId(), now);
        if (avoided > 0) {
            return Optional.of(Rejection.avoided(avoided));
        }
        boolean leaves = health.isLeaving(agent.agentId(), now)
                || AgentHealth.isWithin(offer.unavailability().orElse(null), now, AgentHealth.MAINTENANCE_MARGIN);
        return leaves ? Optional.of(Rejection.maintenance()) : Optional.empty();
    }
}
