package io.mesquite.engine.join;

import io.mesquite.spi.vector.Vector;

/**
 * Finds build rows by key. Rows of equal keys are chained: {@link #next} leads from one to the next. Immutable; each lane looks up with
 * its own {@link Finder}.
 */
interface JoinTable {
    Finder newFinder();

    /** For each build row the next one of the same key, or -1; null where no key occurs twice or only existence was asked for. */
    int[] next();

    long retainedBytes();

    /** Looks keys up on one lane. */
    interface Finder {
        /** Writes for each row the first build row of its key, or -1. Keys with nulls may give anything. */
        void find(Vector[] keys, int count, int[] rows);
    }
}
