package io.mesquite.cassandra;

import java.util.ArrayList;
import java.util.List;

/**
 * Conditions of a WHERE clause with markers, and what is bound to these.
 *
 * @param values as the driver takes them
 */
record CqlFilter(List<String> conditions, List<Object> values) {
    static final CqlFilter NONE = new CqlFilter(List.of(), List.of());

    CqlFilter {
        conditions = List.copyOf(conditions);
        values = List.copyOf(values);
    }

    boolean isNone() {
        return conditions.isEmpty();
    }

    CqlFilter and(String condition, Object value) {
        return and(new CqlFilter(List.of(condition), List.of(value)));
    }

    CqlFilter and(CqlFilter other) {
        List<String> allConditions = new ArrayList<>(conditions);
        allConditions.addAll(other.conditions);
        List<Object> allValues = new ArrayList<>(values);
        allValues.addAll(other.values);
        return new CqlFilter(allConditions, allValues);
    }
}
