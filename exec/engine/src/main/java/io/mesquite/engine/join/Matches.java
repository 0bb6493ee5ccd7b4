package io.mesquite.engine.join;

import io.mesquite.spi.vector.Batch;
import java.util.Arrays;

/** Tells which rows of a batch have a match. */
final class Matches {
    private final ProbeSide probe;
    private final int[] next;
    private final int[] positions = new int[Batch.TARGET_SIZE];
    private final int[] rows = new int[Batch.TARGET_SIZE];
    private boolean[] matched = new boolean[Batch.TARGET_SIZE];

    Matches(ProbeSide probe) {
        this.probe = probe;
        next = probe.build().table().next();
    }

    /** Whether each row has a build row of its key for which the residual is true; valid until the next call. */
    boolean[] find(Batch batch) {
        int size = batch.size();
        if (matched.length < size) {
            matched = new boolean[size];
        }
        int[] first = probe.findFirst(batch);
        if (probe.hasResidual()) {
            Arrays.fill(matched, 0, size, false);
            addPairs(batch, first, next);
        } else {
            for (int i = 0; i < size; i++) {
                matched[i] = first[i] >= 0;
            }
        }
        return matched;
    }

    /** Adds those rows that have a match on the given chains. */
    void addPairs(Batch batch, int[] first, int[] chains) {
        ChainWalk walk = new ChainWalk(first, chains, batch.size());
        for (int count = walk.fill(positions, rows); count > 0; count = walk.fill(positions, rows)) {
            probe.context().checkCancelled();
            int kept = probe.selectPairs(batch, positions, rows, count);
            for (int i = 0; i < kept; i++) {
                matched[positions[i]] = true;
            }
        }
    }
}
