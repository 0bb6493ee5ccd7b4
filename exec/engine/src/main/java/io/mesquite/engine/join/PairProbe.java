package io.mesquite.engine.join;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.spi.vector.Batch;
import java.util.Arrays;

/** Kinds that need the pairs themselves: the inner and outer joins, and those that only mark which build rows had a match. */
final class PairProbe implements BatchConsumer {
    private final ProbeSide probe;
    private final boolean givesPairs;
    private final boolean keepsLeft;
    private final boolean emptyMeansNothing;
    private final int[] next;
    private final boolean[] matchedRows;
    private int[] positions = new int[Batch.TARGET_SIZE];
    private int[] rows = new int[Batch.TARGET_SIZE];
    private boolean[] matched = new boolean[Batch.TARGET_SIZE];

    PairProbe(ProbeSide probe) {
        this.probe = probe;
        JoinNode.Kind kind = probe.plan().kind();
        givesPairs = kind != JoinNode.Kind.RIGHT_SEMI && kind != JoinNode.Kind.RIGHT_ANTI;
        keepsLeft = kind == JoinNode.Kind.LEFT || kind == JoinNode.Kind.FULL;
        emptyMeansNothing = !probe.build().anyRow() && !keepsLeft;
        next = probe.build().table().next();
        matchedRows = probe.build().matched();
    }

    @Override
    public void push(Batch batch) {
        int size = batch.size();
        if (size == 0 || emptyMeansNothing) {
            return;
        }
        probe.context().checkCancelled();
        int[] first = probe.findFirst(batch);
        if (positions.length < size) {
            positions = new int[size];
            rows = new int[size];
            matched = new boolean[size];
        }
        if (next == null && !probe.hasResidual()) {
            pushUnique(batch, first);
        } else {
            pushChains(batch, first);
        }
    }

    /** Each row has at most one match. */
    private void pushUnique(Batch batch, int[] first) {
        int size = batch.size();
        int found = selectFound(first, size, positions, rows);
        markRows(rows, found);
        if (!givesPairs) {
            return;
        }
        if (keepsLeft) {
            probe.pushPairs(batch, null, first, size, found < size);
        } else {
            probe.pushPairs(batch, found == size ? null : positions, rows, found, false);
        }
    }

    private static int selectFound(int[] first, int size, int[] positions, int[] rows) {
        int found = 0;
        for (int i = 0; i < size; i++) {
            positions[found] = i;
            rows[found] = first[i];
            // A negative number takes no place.
            found += first[i] >>> 31 ^ 1;
        }
        return found;
    }

    private void pushChains(Batch batch, int[] first) {
        int size = batch.size();
        if (keepsLeft) {
            Arrays.fill(matched, 0, size, false);
        }
        ChainWalk walk = new ChainWalk(first, next, size);
        for (int count = walk.fill(positions, rows); count > 0; count = walk.fill(positions, rows)) {
            probe.context().checkCancelled();
            int kept = probe.selectPairs(batch, positions, rows, count);
            markRows(rows, kept);
            if (keepsLeft) {
                for (int i = 0; i < kept; i++) {
                    matched[positions[i]] = true;
                }
            }
            if (givesPairs) {
                if (probe.next().isSatisfied()) {
                    return;
                }
                probe.pushPairs(batch, positions, rows, kept, false);
            }
        }
        if (keepsLeft) {
            pushUnmatched(batch);
        }
    }

    private void pushUnmatched(Batch batch) {
        int count = 0;
        for (int i = 0; i < batch.size(); i++) {
            if (!matched[i]) {
                positions[count] = i;
                rows[count++] = -1;
            }
        }
        probe.pushPairs(batch, positions, rows, count, true);
    }

    private void markRows(int[] found, int count) {
        if (matchedRows != null) {
            for (int i = 0; i < count; i++) {
                matchedRows[found[i]] = true;
            }
        }
    }

    @Override
    public boolean isSatisfied() {
        return emptyMeansNothing || probe.next().isSatisfied();
    }

    @Override
    public void finish() {
        probe.next().finish();
    }

    @Override
    public void close() {
        probe.next().close();
    }
}
