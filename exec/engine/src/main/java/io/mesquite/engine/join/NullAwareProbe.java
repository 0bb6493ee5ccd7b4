package io.mesquite.engine.join;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/**
 * NOT IN and IN with SQL's rules for nulls. For a row of the left side the answer is TRUE with a match; else unknown where a build row (for
 * which the residual is true) could match if nulls were values; else FALSE:
 *
 * <pre>
 * left key without null: could match build rows that have a null, where the other keys are equal or null
 * left key with a null:  could match all build rows, where the other keys are equal or null
 * </pre>
 */
final class NullAwareProbe implements BatchConsumer {
    private final ProbeSide probe;
    private final boolean marks;
    private final Matches matches;
    private final PossibleMatches possible;
    private int[] positions = new int[Batch.TARGET_SIZE];

    NullAwareProbe(ProbeSide probe) {
        this.probe = probe;
        marks = probe.plan().kind() == JoinNode.Kind.NULL_AWARE_MARK;
        matches = new Matches(probe);
        possible = new PossibleMatches(probe);
    }

    @Override
    public void push(Batch batch) {
        int size = batch.size();
        if (size == 0) {
            return;
        }
        probe.context().checkCancelled();
        boolean[] matched = matches.find(batch);
        boolean[] unknown = possible.find(batch, matched);
        if (marks) {
            probe.pushMarked(batch, mark(matched, unknown, size));
            return;
        }
        if (positions.length < size) {
            positions = new int[size];
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (!matched[i] && !unknown[i]) {
                positions[count++] = i;
            }
        }
        probe.pushRows(batch, positions, count);
    }

    private static Vector mark(boolean[] matched, boolean[] unknown, int size) {
        long[] validity = Validity.allValid(size);
        for (int i = 0; i < size; i++) {
            if (unknown[i]) {
                Validity.setNull(validity, i);
            }
        }
        return new BooleanVector(size, matched, validity);
    }

    @Override
    public boolean isSatisfied() {
        return probe.next().isSatisfied();
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
