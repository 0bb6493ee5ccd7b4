package io.mesquite.mesos.scheduler;

import io.mesquite.coordinator.cluster.Slot;
import io.mesquite.coordinator.cluster.SlotRequest;
import io.mesquite.mesos.scheduler.OfferBook.AgentOffers;
import io.mesquite.mesos.scheduler.OfferMatcher.Verdict;
import io.mesquite.mesos.scheduler.SchedulerSettings.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who waits for slots, in the order in which they came. A request is granted all its slots at once, as soon as there are offers for as many
 * as it wants, or for as few as it needs when it does not look as if more would come.
 */
final class RequestQueue {
    /** Offers of one allocation come together or nearly so. */
    private static final long GATHER = 25;
    /** The same while not all agents were heard of. */
    private static final long GATHER_AT_FIRST = 200;

    private static final long AT_FIRST = 5_000;
    /** For so long, offers that fit are held for a request that needs more of them. */
    private static final long HOLD = 10_000;

    private final SchedulerSettings settings;
    private final OfferBook offers;
    private final Workers workers;
    private final OfferMatcher matcher;
    private final Outbox outbox;
    private final Map<String, RequestEntry> waiting = new LinkedHashMap<>();
    private final WorkerNames names;
    private long slotNumber;

    RequestQueue(
            SchedulerSettings settings,
            OfferBook offers,
            Workers workers,
            OfferMatcher matcher,
            WorkerNames names,
            Outbox outbox) {
        this.settings = settings;
        this.offers = offers;
        this.workers = workers;
        this.matcher = matcher;
        this.names = names;
        this.outbox = outbox;
    }

    void add(SlotRequest request, long now) {
        Size size = new Size(
                request.size().cpus() > 0
                        ? request.size().cpus()
                        : settings.slot().cpus(),
                settings.slot().memoryMb());
        waiting.put(request.id(), new RequestEntry(request, size, now));
    }

    void remove(String requestId) {
        waiting.remove(requestId);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Grants what can be granted. */
    List<SlotEntry> serve(long now, long subscribedSince) {
        List<SlotEntry> granted = new ArrayList<>();
        for (RequestEntry entry : List.copyOf(waiting.values())) {
            List<Verdict> chosen = choose(entry, now, subscribedSince);
            if (!chosen.isEmpty()) {
                waiting.remove(entry.request.id());
                granted.addAll(grant(entry, chosen, now));
            }
        }
        return granted;
    }

    /** Tells each request why it waits, where that is news. */
    void explain(long now, Optional<String> generalReason) {
        for (RequestEntry entry : waiting.values()) {
            String reason = generalReason.orElseGet(() -> reason(entry));
            if (entry.isNews(reason, now)) {
                outbox.add(new Action.Waiting(entry.request.id(), reason));
            }
        }
    }

    private static String reason(RequestEntry entry) {
        String needs = entry.request.atLeast() == 1 ? "" : "; " + entry.request.atLeast() + " agents are needed";
        return entry.verdicts.isEmpty() ? "no offers seen yet" : entry.describeVerdicts() + needs;
    }

    /** How an agent's offers are to be declined; empty while a request may use them. */
    Optional<Rejection> verdict(AgentOffers agent, long now) {
        Rejection last = null;
        for (RequestEntry entry : waiting.values()) {
            Optional<Rejection> rejection = entry.verdicts.getOrDefault(agent.agentId(), Optional.empty());
            if (rejection.isEmpty() && now - agent.heldSince() < HOLD) {
                return Optional.empty();
            }
            if (rejection.isPresent() && (last == null || rejection.get().refuseMillis() < last.refuseMillis())) {
                last = rejection.get();
            }
        }
        return Optional.of(last == null ? Rejection.notNeeded() : last);
    }

    /** The agents to use; none while it is better to wait. */
    private List<Verdict> choose(RequestEntry entry, long now, long subscribedSince) {
        SlotRequest request = entry.request;
        List<Verdict> fitting = new ArrayList<>();
        for (AgentOffers agent : offers.all()) {
            Verdict verdict = matcher.judge(agent, entry.size, now);
            entry.verdicts.put(agent.agentId(), verdict.rejection());
            if (verdict.fits()) {
                fitting.add(verdict);
            }
        }
        fitting.sort(Comparator.<Verdict>comparingLong(verdict -> -localBytes(request, verdict))
                .thenComparing(verdict -> verdict.worker().isEmpty()));
        List<Verdict> wanted = withinMaxCpus(entry, withoutAvoided(request, fitting, now), now);
        if (wanted.size() < request.atLeast()) {
            entry.enoughSince = 0;
            return List.of();
        }
        if (entry.enoughSince == 0) {
            entry.enoughSince = now;
        }
        List<Verdict> chosen = wanted.subList(0, Math.min(wanted.size(), request.atMost()));
        return mayImprove(entry, chosen, now, subscribedSince) ? List.of() : chosen;
    }

    /** Hosts where workers failed lately are left out for a while, and after that where others are enough. */
    private static List<Verdict> withoutAvoided(SlotRequest request, List<Verdict> fitting, long now) {
        List<Verdict> good = fitting.stream()
                .filter(verdict ->
                        !request.avoidedHosts().contains(verdict.agent().host()))
                .toList();
        return good.size() >= request.atLeast() || request.avoidedHosts().isEmpty() ? good : fitting;
    }

    private List<Verdict> withinMaxCpus(RequestEntry entry, List<Verdict> candidates, long now) {
        double held = workers.grantedCpus();
        double left = settings.maxCpus() - held;
        List<Verdict> affordable = new ArrayList<>();
        for (Verdict candidate : candidates) {
            double cost = entry.size.cpus()
                    + (candidate.worker().isPresent() ? 0 : settings.worker().cpus());
            if (cost <= left) {
                left -= cost;
                affordable.add(candidate);
            } else {
                entry.verdicts.put(
                        candidate.agent().agentId(), Optional.of(Rejection.maxCpus(held, settings.maxCpus())));
            }
        }
        if (affordable.size() < entry.request.atLeast() && affordable.size() < candidates.size()) {
            endOneIdle(candidates, now);
        }
        return affordable;
    }

    /** An idle worker elsewhere must not stand in the way of one that is wanted. */
    private void endOneIdle(List<Verdict> candidates, long now) {
        workers.all().stream()
                .filter(worker -> worker.state == WorkerEntry.State.UP && worker.isIdle())
                .filter(worker -> candidates.stream()
                        .noneMatch(candidate -> candidate.agent().agentId().equals(worker.agentId)))
                .findFirst()
                .ifPresent(worker -> workers.end(worker, now));
    }

    /** Whether waiting a little may bring more agents, or better ones. */
    private boolean mayImprove(RequestEntry entry, List<Verdict> chosen, long now, long subscribedSince) {
        SlotRequest request = entry.request;
        boolean withinLocalityWait = now - entry.since < request.localityWait().toMillis();
        if (withinLocalityWait && misses(request, chosen, now)) {
            return true;
        }
        if (chosen.size() == request.atMost()) {
            return false;
        }
        boolean atFirst = now - subscribedSince < AT_FIRST;
        if (!atFirst && offers.hasAllKnown(now)) {
            return false;
        }
        return now - entry.enoughSince < (atFirst ? GATHER_AT_FIRST : GATHER);
    }

    /** Whether an agent that holds data of the request is known but not on offer, or one that failed lately had to be chosen. */
    private boolean misses(SlotRequest request, List<Verdict> chosen, long now) {
        long local = chosen.stream()
                .filter(verdict -> localBytes(request, verdict) > 0)
                .count();
        boolean hasAvoided = chosen.stream().anyMatch(verdict -> request.avoidedHosts()
                .contains(verdict.agent().host()));
        return hasAvoided
                || local < chosen.size()
                        && request.bytesByHost().keySet().stream().anyMatch(host -> offers.isMissing(host, now));
    }

    private static long localBytes(SlotRequest request, Verdict verdict) {
        return request.bytesByHost().getOrDefault(verdict.agent().host(), 0L);
    }

    private Collection<SlotEntry> grant(RequestEntry entry, List<Verdict> chosen, long now) {
        List<SlotEntry> entries = new ArrayList<>();
        for (Verdict verdict : chosen) {
            WorkerEntry worker = verdict.worker().orElseGet(() -> plan(verdict, now));
            Slot slot = new Slot(entry.request.id() + "/" + ++slotNumber, entry.request.id(), worker.id, worker.host);
            SlotEntry slotEntry = new SlotEntry(slot, worker, entry.size, entry.request.tasksPerSlot(), now);
            worker.slots.put(slot.id(), slotEntry);
            entries.add(slotEntry);
        }
        outbox.add(new Action.Granted(
                entry.request.id(), entries.stream().map(slot -> slot.slot).toList()));
        return entries;
    }

    private WorkerEntry plan(Verdict verdict, long now) {
        WorkerEntry worker = new WorkerEntry(
                names.next(), verdict.agent(), settings.worker(), verdict.revocableCpus(), verdict.revocableMemory());
        worker.become(WorkerEntry.State.PLANNED, now);
        workers.add(worker);
        return worker;
    }
}
