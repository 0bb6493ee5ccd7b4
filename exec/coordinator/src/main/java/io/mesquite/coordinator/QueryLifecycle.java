package io.mesquite.coordinator;

/** A query's state. Thread-safe. */
final class QueryLifecycle {
    private QueryState state = QueryState.QUEUED;

    /** Changes the state where the table of {@link QueryState} allows it; says whether it did. */
    synchronized boolean become(QueryState next) {
        if (!state.canBecome(next)) {
            return false;
        }
        state = next;
        return true;
    }

    synchronized QueryState state() {
        return state;
    }
}
