package io.mesquite.mesos.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What a master offers of one agent.
 *
 * @param host the agent's name, as splits name their hosts
 * @param role that the offer was made to
 * @param region empty where agents have no domain
 * @param zone empty where agents have no domain
 * @param unavailability when the agent will be taken away for maintenance
 */
public record Offer(
        String id,
        String agentId,
        String host,
        String role,
        List<Resource> resources,
        List<AgentAttribute> attributes,
        Optional<String> region,
        Optional<String> zone,
        Optional<Unavailability> unavailability) {
    static Offer read(Json json) {
        return new Offer(
                json.at("id", "value").requiredText("an offer's id"),
                json.at("agent_id", "value").requiredText("an offer's agent_id"),
                json.at("hostname").requiredText("an offer's hostname"),
                json.at("allocation_info", "role").text().orElse("*"),
                json.at("resources").elements().stream().map(Resource::read).toList(),
                json.at("attributes").elements().stream()
                        .map(AgentAttribute::read)
                        .toList(),
                json.at("domain", "fault_domain", "region", "name").text(),
                json.at("domain", "fault_domain", "zone", "name").text(),
                Unavailability.read(json.at("unavailability")));
    }

    /** Of a resource's name, all together, with those that can be taken back only where they may be used. */
    public double total(String name, boolean withRevocable) {
        return resources.stream()
                .filter(resource -> resource.plain() && resource.name().equals(name))
                .filter(resource -> withRevocable || !resource.revocable())
                .mapToDouble(Resource::amount)
                .sum();
    }
}
