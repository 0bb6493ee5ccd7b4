package io.mesquite.planner.catalog;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;

/** Finds things by name: the exact one first, so that all names are only listed where the case differs. */
record NameLookup<T>(Supplier<List<String>> names, Function<String, T> find) implements Lookup<T> {
    @Override
    public T get(String name) {
        return find.apply(name);
    }

    @Override
    public Named<T> getIgnoreCase(String name) {
        T exact = find.apply(name);
        if (exact != null) {
            return new Named<>(name, exact);
        }
        for (String candidate : names.get()) {
            if (candidate.equalsIgnoreCase(name)) {
                T found = find.apply(candidate);
                return found == null ? null : new Named<>(candidate, found);
            }
        }
        return null;
    }

    @Override
    public Set<String> getNames(LikePattern pattern) {
        Predicate1<String> matcher = pattern.matcher();
        Set<String> matching = new TreeSet<>();
        for (String name : names.get()) {
            if (matcher.apply(name)) {
                matching.add(name);
            }
        }
        return matching;
    }
}
