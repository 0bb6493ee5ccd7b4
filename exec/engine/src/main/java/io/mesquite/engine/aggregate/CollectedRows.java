package io.mesquite.engine.aggregate;

import java.util.List;
import java.util.function.Function;

/** Aggregates that look at all rows of a group at once, for functions that are no part of this package. */
public final class CollectedRows {
    private CollectedRows() {}

    /** @param finish from the native values of each row's arguments to the result; called for groups of at least one row */
    public static AccumulatorFactory factory(Function<List<Object[]>, Object> finish) {
        return (arguments, intermediate, result) -> new CollectingAccumulator(arguments, result, finish::apply);
    }
}
