package io.mesquite.coordinator;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a query is in its life. */
public enum QueryState {
    /** Waits until fewer queries run. */
    QUEUED,
    /** Has tasks, or rows that the client has not taken yet. */
    RUNNING,
    /** The client has all the rows it wants. */
    FINISHED,
    /** Ended by an error or a timeout. */
    FAILED,
    /** Ended because somebody asked for it. */
    CANCELLED;

    private static final Map<QueryState, Set<QueryState>> NEXT = Map.of(
            QUEUED, EnumSet.of(RUNNING, FINISHED, FAILED, CANCELLED),
            RUNNING, EnumSet.of(FINISHED, FAILED, CANCELLED),
            FINISHED, EnumSet.noneOf(QueryState.class),
            FAILED, EnumSet.noneOf(QueryState.class),
            CANCELLED, EnumSet.noneOf(QueryState.class));

    public boolean canBecome(QueryState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether it never changes again. */
    public boolean isFinal() {
        return NEXT.get(this).isEmpty();
    }
}
