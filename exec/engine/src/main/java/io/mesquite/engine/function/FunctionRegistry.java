package io.mesquite.engine.function;

import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.function.FunctionDescription;
import io.mesquite.plan.function.FunctionKind;
import io.mesquite.plan.function.FunctionSignature;
import io.mesquite.spi.type.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Functions by kind and name, each with its overloads. The planner asks it as a {@link FunctionCatalog}; the engine asks for
 * the implementation of what was resolved.
 */
public final class FunctionRegistry implements FunctionCatalog {
    private final Map<FunctionKind, Map<String, List<FunctionDefinition>>> definitions;

    private FunctionRegistry(Map<FunctionKind, Map<String, List<FunctionDefinition>>> definitions) {
        this.definitions = definitions;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Set<String> names(FunctionKind kind) {
        Set<String> names = new TreeSet<>();
        definitions.get(kind).forEach((name, overloads) -> {
            if (!overloads.get(0).hidden()) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public Optional<FunctionSignature> resolve(FunctionKind kind, String name, List<Type> argumentTypes) {
        return match(kind, name, argumentTypes).map(match -> {
            FunctionDefinition definition = match.definition();
            return new FunctionSignature(
                    name,
                    kind,
                    match.argumentTypes(),
                    definition.returnType().of(match.argumentTypes()),
                    definition.intermediateType().map(type -> type.of(match.argumentTypes())),
                    definition.deterministic());
        });
    }

    /** The overload that {@link #resolve} chooses. */
    public Optional<FunctionDefinition> find(FunctionKind kind, String name, List<Type> argumentTypes) {
        return match(kind, name, argumentTypes).map(FunctionDefinition.Match::definition);
    }

    @Override
    public Optional<List<Type>> lambdaParameters(
            String name, List<Optional<Type>> argumentTypes, int argument, int parameters) {
        return definitions.get(FunctionKind.SCALAR).getOrDefault(name, List.of()).stream()
                .flatMap(overload -> overload.lambdaParameters(argumentTypes, argument, parameters).stream())
                .findFirst();
    }

    /** What runs an aggregate that has one implementation for all its overloads. */
    public Optional<FunctionImplementation> aggregate(String name) {
        return definitions.get(FunctionKind.AGGREGATE).getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(FunctionDefinition::implementation);
    }

    @Override
    public List<FunctionDescription> describe() {
        List<FunctionDescription> descriptions = new ArrayList<>();
        for (Map<String, List<FunctionDefinition>> named : definitions.values()) {
            for (List<FunctionDefinition> overloads : named.values()) {
                for (FunctionDefinition overload : overloads) {
                    if (!overload.hidden()) {
                        descriptions.add(overload.describe());
                    }
                }
            }
        }
        descriptions.sort(Comparator.comparing(FunctionDescription::name));
        return descriptions;
    }

    private Optional<FunctionDefinition.Match> match(FunctionKind kind, String name, List<Type> argumentTypes) {
        FunctionDefinition.Match best = null;
        for (FunctionDefinition overload : definitions.get(kind).getOrDefault(name, List.of())) {
            Optional<FunctionDefinition.Match> match = overload.match(argumentTypes);
            if (match.isPresent() && (best == null || match.get().cost() < best.cost())) {
                best = match.get();
            }
        }
        return Optional.ofNullable(best);
    }

    /** Collects functions; of overloads that need equally many casts the one that was added first is chosen. */
    public static final class Builder {
        private final Map<FunctionKind, Map<String, List<FunctionDefinition>>> definitions =
                new EnumMap<>(FunctionKind.class);

        private Builder() {
            for (FunctionKind kind : FunctionKind.values()) {
                definitions.put(kind, new TreeMap<>());
            }
        }

        public Builder add(FunctionDefinition definition) {
            definitions
                    .get(definition.kind())
                    .computeIfAbsent(definition.name(), name -> new ArrayList<>())
                    .add(definition);
            return this;
        }

        /** Adds all overloads of a function, so far added, under another name too. */
        public Builder alias(FunctionKind kind, String name, String other) {
            List<FunctionDefinition> overloads =
                    List.copyOf(definitions.get(kind).get(name));
            overloads.forEach(overload -> add(overload.named(other)));
            return this;
        }

        public FunctionRegistry build() {
            return new FunctionRegistry(definitions);
        }
    }
}
