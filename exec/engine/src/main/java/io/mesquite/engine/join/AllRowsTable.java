package io.mesquite.engine.join;

import java.util.Arrays;

/** The table of no keys: all build rows match. */
final class AllRowsTable implements JoinTable {
    private final int first;
    private final int[] next;

    AllRowsTable(int rows) {
        first = rows == 0 ? -1 : 0;
        next = rows <= 1 ? null : new int[rows];
        for (int i = 0; i < rows && next != null; i++) {
            next[i] = i == rows - 1 ? -1 : i + 1;
        }
    }

    @Override
    public Finder newFinder() {
        return (keys, count, rows) -> Arrays.fill(rows, 0, count, first);
    }

    @Override
    public int[] next() {
        return next;
    }

    @Override
    public long retainedBytes() {
        return next == null ? 0 : 4L * next.length;
    }
}
