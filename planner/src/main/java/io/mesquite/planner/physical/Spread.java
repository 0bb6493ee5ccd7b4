package io.mesquite.planner.physical;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How the rows of a node are spread over tasks.
 *
 * @param kind SINGLE: all in one task. ANY: somehow. HASH: rows of equal keys in one task
 * @param keys the channels for HASH, else empty
 */
record Spread(Kind kind, List<Integer> keys) {
    enum Kind {
        SINGLE,
        ANY,
        HASH
    }

    static final Spread SINGLE = new Spread(Kind.SINGLE, List.of());
    static final Spread ANY = new Spread(Kind.ANY, List.of());

    Spread {
        keys = List.copyOf(keys);
    }

    static Spread hash(List<Integer> keys) {
        return new Spread(Kind.HASH, keys);
    }

    boolean isSingle() {
        return kind == Kind.SINGLE;
    }

    /** Whether rows with equal values in all of the channels are sure to be in one task. */
    boolean bringsTogether(List<Integer> channels) {
        return isSingle() || kind == Kind.HASH && channels.containsAll(keys);
    }

    /** The same spread where columns have new channels; ANY where a key has none. */
    Spread map(IntFunction<Optional<Integer>> newChannel) {
        if (kind != Kind.HASH) {
            return this;
        }
        List<Integer> mapped =
                keys.stream().map(newChannel::apply).flatMap(Optional::stream).toList();
        return mapped.size() == keys.size() ? hash(mapped) : ANY;
    }
}
