package io.mesquite.mesos.scheduler;

import io.mesquite.mesos.protocol.AgentAttribute;
import io.mesquite.mesos.protocol.Offer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an agent's attribute must be, written {@code name:value}, {@code name:value,value} or {@code name} alone, and several of these
 * with {@code ;} between. A text must be one of the values, a number at least the value, ranges must contain one of the values, a set
 * must have all the values; without values the attribute must be there. The names {@code hostname}, {@code region} and {@code zone}
 * mean the agent's own where it has no attribute of that name.
 *
 * @param values empty where any will do
 */
public record AgentConstraint(String name, List<String> values) {
    /** @throws IllegalArgumentException with a message that shows the form */
    public static List<AgentConstraint> parseAll(String text) {
        List<AgentConstraint> constraints = new ArrayList<>();
        for (String part : text.split(";")) {
            if (!part.isBlank()) {
                constraints.add(parse(part.strip()));
            }
        }
        return List.copyOf(constraints);
    }

    private static AgentConstraint parse(String part) {
        int colon = part.indexOf(':');
        String name = (colon < 0 ? part : part.substring(0, colon)).strip();
        List<String> values = colon < 0
                ? List.of()
                : Arrays.stream(part.substring(colon + 1).split(","))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + part + "' names no attribute; constraints look like rack:r1,r2;ssd;cores:8");
        }
        return new AgentConstraint(name, values);
    }

    /** Whether the offer's agent fulfils it. */
    public boolean matches(Offer offer) {
        List<AgentAttribute> attributes = offer.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .toList();
        if (attributes.isEmpty()) {
            return builtIn(offer)
                    .filter(value -> values.isEmpty() || values.contains(value))
                    .isPresent();
        }
        return attributes.stream().anyMatch(this::matches);
    }

    private Optional<String> builtIn(Offer offer) {
        return switch (name) {
            case "hostname" -> Optional.of(offer.host());
            case "region" -> offer.region();
            case "zone" -> offer.zone();
            default -> Optional.empty();
        };
    }

    private boolean matches(AgentAttribute attribute) {
        if (values.isEmpty()) {
            return true;
        }
        if (attribute instanceof AgentAttribute.Scalar scalar) {
            return values.stream().anyMatch(value -> number(value) <= scalar.value());
        }
        if (attribute instanceof AgentAttribute.Ranges ranges) {
            return values.stream()
                    .anyMatch(value -> ranges.value().stream().anyMatch(range -> range.contains(wholeNumber(value))));
        }
        if (attribute instanceof AgentAttribute.Items items) {
            return items.value().containsAll(values);
        }
        return values.contains(attribute.describe());
    }

    /** NaN, which is at most nothing, where the value is no number. */
    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static long wholeNumber(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }

    /** As it is written. */
    @Override
    public String toString() {
        return values.isEmpty() ? name : name + ":" + String.join(",", values);
    }
}
