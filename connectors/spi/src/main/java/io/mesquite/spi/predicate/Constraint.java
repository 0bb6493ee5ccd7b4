package io.mesquite.spi.predicate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows that a scan is asked for: those whose every named column is in its domain. A column that is not named may
 * have any value. A constraint is <em>advice</em>: a source leaves out what it can cheaply tell to be outside (partitions, files,
 * row groups) and may return the rest, since the engine evaluates the whole predicate itself.
 *
 * <p>Modelled on Trino's {@code TupleDomain}.
 *
 * @param domains by column name; in the order of the names
 */
public record Constraint(Map<String, Domain> domains) {
    public static final Constraint ALL = new Constraint(Map.of());

    public Constraint {
        Map<String, Domain> kept = new TreeMap<>();
        domains.forEach((column, domain) -> {
            if (!domain.isAll()) {
                kept.put(column, domain);
            }
        });
        domains = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(kept));
    }

    public static Constraint of(String column, Domain domain) {
        return new Constraint(Map.of(column, domain));
    }

    public boolean isAll() {
        return domains.isEmpty();
    }

    /** Whether no row can be in it. */
    public boolean isNone() {
        return domains.values().stream().anyMatch(Domain::isNone);
    }

    /** The domain of a column; {@link Domain#ALL} where it is not named. */
    public Domain domain(String column) {
        return domains.getOrDefault(column, Domain.ALL);
    }

    public Constraint intersect(Constraint other) {
        Map<String, Domain> both = new LinkedHashMap<>(domains);
        other.domains.forEach((column, domain) -> both.merge(column, domain, Domain::intersect));
        return new Constraint(both);
    }
}
