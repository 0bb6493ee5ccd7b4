package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.Unavailability;
import java.util.HashMap;
import java.util.Map;

/**
 * Which agents are better left alone for a while: those where workers failed several times lately, for a time that doubles with each
 * failure, and those that are about to be taken away. No agent is avoided for ever.
 */
final class AgentHealth {
    private static final int FAILURES_FORGIVEN = 2;
    private static final long FIRST_AVOIDANCE = 15_000;
    private static final long MOST_AVOIDANCE = 900_000;
    /** An agent that had no failure for so long has a clean slate. */
    private static final long MEMORY = 1_800_000;
    /** A worker that came up after the last failure and lived for so long shows that the agent is well. */
    private static final long PROVED_AFTER = 60_000;
    /** How long before maintenance begins an agent gets no more work. */
    static final long MAINTENANCE_MARGIN = 300_000;

    private final Map<String, Failures> failures = new HashMap<>();
    private final Map<String, Unavailability> maintenance = new HashMap<>();
    /** Agents by the inverse offers that ask for them. */
    private final Map<String, String> inverseOffers = new HashMap<>();

    private static final class Failures {
        private int count;
        private long last;
        private long avoidedUntil;
    }

    void failed(String agentId, long now) {
        Failures known = failures.computeIfAbsent(agentId, id -> new Failures());
        if (now - known.last > MEMORY) {
            known.count = 0;
        }
        known.count++;
        known.last = now;
        int excess = known.count - FAILURES_FORGIVEN;
        if (excess > 0) {
            known.avoidedUntil = now + Math.min(MOST_AVOIDANCE, FIRST_AVOIDANCE << Math.min(excess - 1, 10));
        }
    }

    /** A worker there, up since a time, has just finished a task. */
    void didWell(String agentId, long upSince, long now) {
        Failures known = failures.get(agentId);
        if (known != null && upSince >= known.last && now - upSince >= PROVED_AFTER) {
            failures.remove(agentId);
        }
    }

    /** Milliseconds for which the agent is still avoided; 0 where it is not. */
    long avoidedFor(String agentId, long now) {
        Failures known = failures.get(agentId);
        return known == null ? 0 : Math.max(0, known.avoidedUntil - now);
    }

    void willBeUnavailable(String agentId, String inverseOfferId, Unavailability window) {
        inverseOffers.put(inverseOfferId, agentId);
        maintenance.put(agentId, window);
    }

    void maintenanceCalledOff(String inverseOfferId) {
        String agentId = inverseOffers.remove(inverseOfferId);
        if (agentId != null) {
            maintenance.remove(agentId);
        }
    }

    /** Whether the agent is away, or so soon that nothing should be started there. */
    boolean isLeaving(String agentId, long nowEpochMillis) {
        return isWithin(maintenance.get(agentId), nowEpochMillis, MAINTENANCE_MARGIN);
    }

    /** Whether what runs there must end now. */
    boolean isGone(String agentId, long nowEpochMillis) {
        return isWithin(maintenance.get(agentId), nowEpochMillis, 0);
    }

    static boolean isWithin(Unavailability window, long nowEpochMillis, long margin) {
        return window != null && nowEpochMillis >= window.startMillis() - margin && nowEpochMillis < window.endMillis();
    }
}
