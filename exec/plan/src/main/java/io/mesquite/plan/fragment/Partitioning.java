package io.mesquite.plan.fragment;

import java.util.List;

/**
 * Which task of the receiving fragment gets a row.
 *
 * @param keys for HASH the channels whose values decide, nulls included; else empty
 */
public record Partitioning(Kind kind, List<Integer> keys) {
    /** GATHER: there is one receiving task. HASH: rows of equal keys meet. BROADCAST: every task gets every row. ROUND_ROBIN: any one task. */
    public enum Kind {
        GATHER,
        HASH,
        BROADCAST,
        ROUND_ROBIN
    }

    public static final Partitioning GATHER = new Partitioning(Kind.GATHER, List.of());
    public static final Partitioning BROADCAST = new Partitioning(Kind.BROADCAST, List.of());

    public Partitioning {
        keys = List.copyOf(keys);
    }

    public static Partitioning hash(List<Integer> keys) {
        return new Partitioning(Kind.HASH, keys);
    }
}
