package io.mesquite.engine.scan;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The dynamic filters of a query by their id: joins publish, scans ask. A filter is seen once all its parts are there: one
 * where every task has the whole build side, else one for each task that has a share of it. Thread-safe.
 */
public final class DynamicFilters {
    private record State(int missingParts, DynamicFilter union) {}

    private final Map<Integer, Integer> partsByFilter;
    private final Map<Integer, State> states = new ConcurrentHashMap<>();

    /** @param partsByFilter how many parts a filter has; one where it is not named */
    public DynamicFilters(Map<Integer, Integer> partsByFilter) {
        this.partsByFilter = Map.copyOf(partsByFilter);
    }

    /** Filters of one part each. */
    public DynamicFilters() {
        this(Map.of());
    }

    /** Tells what one task's build side holds; further parts than expected change nothing. */
    public void publish(int filterId, DynamicFilter part) {
        states.compute(filterId, (id, state) -> {
            if (state == null) {
                return new State(partsByFilter.getOrDefault(id, 1) - 1, part);
            }
            return state.missingParts == 0 ? state : new State(state.missingParts - 1, state.union.union(part));
        });
    }

    /** The filter, once it is complete. */
    public Optional<DynamicFilter> find(int filterId) {
        State state = states.get(filterId);
        return state == null || state.missingParts > 0 ? Optional.empty() : Optional.of(state.union);
    }
}
