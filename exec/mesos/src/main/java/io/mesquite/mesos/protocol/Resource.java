package io.mesquite.mesos.protocol;

import io.mesquite.mesos.protocol.AgentAttribute.Range;
import java.util.List;
import java.util.Map;

/**
 * A part of what an agent has. An offer may have several of one name, which differ in who they are reserved for and whether they can be
 * taken back.
 *
 * @param name such as {@code cpus}, {@code mem} (in megabytes) or {@code ports}
 * @param amount of a scalar; 0 for others
 * @param ranges of ports; empty for others
 * @param reservations as they came: what is taken of the resource must name them again
 * @param revocable whether the agent may take it back while it is used
 * @param plain whether it is no volume and not shared: of those none is used
 */
public record Resource(
        String name, double amount, List<Range> ranges, List<Json> reservations, boolean revocable, boolean plain) {
    static Resource read(Json json) {
        boolean volume = json.at("disk", "persistence").isPresent()
                || json.at("disk", "source").isPresent()
                || json.at("shared").isPresent();
        return new Resource(
                json.at("name").requiredText("a resource's name"),
                json.at("scalar", "value").number(0),
                Range.readAll(json.at("ranges")),
                json.at("reservations").elements(),
                json.at("revocable").isPresent(),
                !volume);
    }

    /** A part of this resource: the same in all but its amount. */
    public Resource part(double partAmount) {
        return new Resource(name, partAmount, ranges, reservations, revocable, plain);
    }

    /** One port of these ranges. */
    public Resource port(long port) {
        return new Resource(name, 0, List.of(new Range(port, port)), reservations, revocable, plain);
    }

    Json json() {
        boolean isRanges = !ranges.isEmpty();
        return Json.object(
                "name",
                name,
                "type",
                isRanges ? "RANGES" : "SCALAR",
                "scalar",
                isRanges ? null : Json.object("value", amount),
                "ranges",
                isRanges
                        ? Json.object(
                                "range",
                                ranges.stream()
                                        .map(range -> Json.object("begin", range.begin(), "end", range.end()))
                                        .toList())
                        : null,
                "reservations",
                reservations.isEmpty() ? null : reservations,
                "revocable",
                revocable ? new Json(Map.of()) : null);
    }
}
