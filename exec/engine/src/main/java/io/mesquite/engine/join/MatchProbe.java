package io.mesquite.engine.join;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;

/** Kinds for which it matters whether a row of the left side has a match: SEMI, ANTI and MARK. */
final class MatchProbe implements BatchConsumer {
    private final ProbeSide probe;
    private final JoinNode.Kind kind;
    private final Matches matches;
    private int[] positions = new int[Batch.TARGET_SIZE];

    MatchProbe(ProbeSide probe) {
        this.probe = probe;
        kind = probe.plan().kind();
        matches = new Matches(probe);
    }

    @Override
    public void push(Batch batch) {
        int size = batch.size();
        if (size == 0) {
            return;
        }
        probe.context().checkCancelled();
        boolean[] matched = matches.find(batch);
        if (kind == JoinNode.Kind.MARK) {
            probe.pushMarked(batch, new BooleanVector(size, matched, null));
            return;
        }
        if (positions.length < size) {
            positions = new int[size];
        }
        boolean wanted = kind == JoinNode.Kind.SEMI;
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (matched[i] == wanted) {
                positions[count++] = i;
            }
        }
        probe.pushRows(batch, positions, count);
    }

    @Override
    public boolean isSatisfied() {
        return kind == JoinNode.Kind.SEMI && !probe.build().anyRow()
                || probe.next().isSatisfied();
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
