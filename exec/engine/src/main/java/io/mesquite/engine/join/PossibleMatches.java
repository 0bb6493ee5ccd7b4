package io.mesquite.engine.join;

import io.mesquite.engine.function.operator.NativeOrder;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/** Tells which rows of a batch without a match would have one if some null were another value. */
final class PossibleMatches {
    private final ProbeSide probe;
    private final int keys;
    /** Whether it only matters that there is a build row, or one with a null, and not which. */
    private final boolean decided;
    /** Chains through all build rows, and through those with a null in a key; the first of each, or -1. */
    private final int[] nextRow;

    private final int[] nextNullRow;
    private final int firstRow;
    private final int firstNullRow;
    private final int[] positions = new int[Batch.TARGET_SIZE];
    private final int[] rows = new int[Batch.TARGET_SIZE];
    private boolean[] possible = new boolean[Batch.TARGET_SIZE];
    private int[] first = new int[Batch.TARGET_SIZE];

    PossibleMatches(ProbeSide probe) {
        this.probe = probe;
        keys = probe.plan().leftKeys().length;
        int count = probe.build().rows();
        decided = keys == 1 && !probe.hasResidual();
        firstRow = probe.build().anyRow() ? 0 : -1;
        if (decided) {
            firstNullRow = probe.build().anyNullKey() && !probe.plan().nullSafe()[0] ? 0 : -1;
            nextRow = null;
            nextNullRow = null;
            return;
        }
        nextRow = new int[count];
        nextNullRow = new int[count];
        int nullRow = -1;
        for (int row = count - 1; row >= 0; row--) {
            nextRow[row] = row == count - 1 ? -1 : row + 1;
            if (hasNull(row)) {
                nextNullRow[row] = nullRow;
                nullRow = row;
            }
        }
        firstNullRow = nullRow;
    }

    private boolean hasNull(int row) {
        for (int key = 0; key < keys; key++) {
            if (!probe.plan().nullSafe()[key] && probe.build().key(key).isNull(row)) {
                return true;
            }
        }
        return false;
    }

    /** Valid until the next call; false where {@code matched} is true. */
    boolean[] find(Batch batch, boolean[] matched) {
        int size = batch.size();
        if (possible.length < size) {
            possible = new boolean[size];
            first = new int[size];
        }
        Arrays.fill(possible, 0, size, false);
        Vector[] values = probe.keys(batch);
        search(batch, values, matched, false, firstNullRow, nextNullRow);
        search(batch, values, matched, true, firstRow, nextRow);
        return possible;
    }

    /** Looks through one chain for the rows that have, or have not, a null in a key. */
    private void search(Batch batch, Vector[] values, boolean[] matched, boolean nulls, int head, int[] chain) {
        if (head < 0) {
            return;
        }
        int size = batch.size();
        boolean any = false;
        for (int i = 0; i < size; i++) {
            boolean looks = !matched[i] && hasNull(values, i) == nulls;
            first[i] = looks ? head : -1;
            possible[i] |= looks && decided;
            any |= looks;
        }
        if (decided || !any) {
            return;
        }
        ChainWalk walk = new ChainWalk(first, chain, size);
        for (int count = walk.fill(positions, rows); count > 0; count = walk.fill(positions, rows)) {
            probe.context().checkCancelled();
            int kept = probe.selectPairs(batch, positions, rows, selectPossible(values, count));
            for (int i = 0; i < kept; i++) {
                possible[positions[i]] = true;
            }
        }
    }

    private boolean hasNull(Vector[] values, int position) {
        for (int key = 0; key < keys; key++) {
            if (!probe.plan().nullSafe()[key] && values[key].isNull(position)) {
                return true;
            }
        }
        return false;
    }

    private int selectPossible(Vector[] values, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (isPossible(values, positions[i], rows[i])) {
                positions[kept] = positions[i];
                rows[kept++] = rows[i];
            }
        }
        return kept;
    }

    private boolean isPossible(Vector[] values, int position, int row) {
        for (int key = 0; key < keys; key++) {
            Object left = values[key].value(position);
            Object right = probe.build().key(key).value(row);
            boolean eitherNull = left == null || right == null;
            boolean mayBeEqual =
                    eitherNull ? !probe.plan().nullSafe()[key] || left == right : NativeOrder.compare(left, right) == 0;
            if (!mayBeEqual) {
                return false;
            }
        }
        return true;
    }
}
