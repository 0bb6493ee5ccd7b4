package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.Offer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The offers that are held now, by agent, and which agents have offered anything lately. */
final class OfferBook {
    /** An agent that was not heard of for so long is no longer waited for. */
    private static final long KNOWN_FOR = 600_000;

    private final Map<String, AgentOffers> byAgent = new LinkedHashMap<>();
    private final Map<String, KnownAgent> known = new HashMap<>();

    private record KnownAgent(String host, long lastSeen) {}

    /** All that is offered of one agent; most often one offer. */
    static final class AgentOffers {
        private final String agentId;
        private final String host;
        private final long heldSince;
        private final List<Offer> offers = new ArrayList<>();

        private AgentOffers(Offer first, long now) {
            this.agentId = first.agentId();
            this.host = first.host();
            this.heldSince = now;
        }

        String agentId() {
            return agentId;
        }

        String host() {
            return host;
        }

        long heldSince() {
            return heldSince;
        }

        List<String> ids() {
            return offers.stream().map(Offer::id).toList();
        }

        /** The newest, for what an agent's offers have in common. */
        Offer any() {
            return offers.get(offers.size() - 1);
        }

        ResourcePool pool() {
            return new ResourcePool(offers);
        }
    }

    void add(Offer offer, long now) {
        known.put(offer.agentId(), new KnownAgent(offer.host(), now));
        byAgent.computeIfAbsent(offer.agentId(), id -> new AgentOffers(offer, now))
                .offers
                .add(offer);
    }

    void rescind(String offerId) {
        for (AgentOffers agent : byAgent.values()) {
            agent.offers.removeIf(offer -> offer.id().equals(offerId));
        }
        byAgent.values().removeIf(agent -> agent.offers.isEmpty());
    }

    /** The connection broke: no offer made over it is valid. */
    void clear() {
        byAgent.clear();
    }

    void agentLost(String agentId) {
        byAgent.remove(agentId);
        known.remove(agentId);
    }

    Optional<AgentOffers> of(String agentId) {
        return Optional.ofNullable(byAgent.get(agentId));
    }

    Collection<AgentOffers> all() {
        return List.copyOf(byAgent.values());
    }

    /** To be called when the agent's offers were accepted or declined. */
    void remove(AgentOffers agent) {
        byAgent.remove(agent.agentId);
    }

    /** Whether an agent of that name has offered anything lately, and offers nothing now. */
    boolean isMissing(String host, long now) {
        return known.values().stream().anyMatch(agent -> agent.host.equals(host) && now - agent.lastSeen < KNOWN_FOR)
                && byAgent.values().stream().noneMatch(agent -> agent.host.equals(host));
    }

    /** Whether every agent that has offered anything lately offers something now. */
    boolean hasAllKnown(long now) {
        return !byAgent.isEmpty()
                && known.entrySet().stream()
                        .filter(agent -> now - agent.getValue().lastSeen < KNOWN_FOR)
                        .allMatch(agent -> byAgent.containsKey(agent.getKey()));
    }
}
