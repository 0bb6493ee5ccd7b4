package io.mesquite.engine.scan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The dynamic filters of a query by their id: joins publish, scans ask. A filter is seen once all its parts are there: one
 * where every task has the whole build side, else one for each task that has a share of it. Thread-safe.
 */
public final class DynamicFilters {
    private record State(int missingParts, DynamicFilter union) {}

    private final Map<Integer, Integer> partsByFilter;
    private final Map<Integer, State> states = new ConcurrentHashMap<>();
    private final BiConsumer<Integer, DynamicFilter> onPublish;

    /** @param partsByFilter how many parts a filter has; one where it is not named */
    public DynamicFilters(Map<Integer, Integer> partsByFilter) {
        this(partsByFilter, (id, part) -> {});
    }

    /**
     * Filters of which parts come from other processes too.
     *
     * @param onPublish told of each part that is published here, so that it can be sent on
     */
    public DynamicFilters(Map<Integer, Integer> partsByFilter, BiConsumer<Integer, DynamicFilter> onPublish) {
        this.partsByFilter = Map.copyOf(partsByFilter);
        this.onPublish = onPublish;
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
        onPublish.accept(filterId, part);
    }

    /** Tells what all parts together hold, where another process has put them together. One that is complete here already is sharper, and stays. */
    public void complete(int filterId, DynamicFilter whole) {
        states.compute(filterId, (id, state) -> state != null && state.missingParts == 0 ? state : new State(0, whole));
    }

    /** The filters that are complete. */
    public Map<Integer, DynamicFilter> complete() {
        Map<Integer, DynamicFilter> filters = new HashMap<>();
        states.forEach((id, state) -> {
            if (state.missingParts == 0) {
                filters.put(id, state.union);
            }
        });
        return filters;
    }

    /** The filter, once it is complete. */
    public Optional<DynamicFilter> find(int filterId) {
        State state = states.get(filterId);
        return state == null || state.missingParts > 0 ? Optional.empty() : Optional.of(state.union);
    }
}
