package io.mesquite.engine.window;

import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/** The rows that take part, numbered from 0 without gaps, and how row numbers become theirs. */
final class PresentRows {
    private final int[] before;
    private final int[] rows;

    /** The rows where a column has a value. */
    PresentRows(Vector column) {
        this(whereValid(column));
    }

    /** @param present whether each row takes part */
    PresentRows(boolean[] present) {
        before = new int[present.length + 1];
        int[] found = new int[present.length];
        int count = 0;
        for (int i = 0; i < present.length; i++) {
            before[i] = count;
            found[count] = i;
            count += present[i] ? 1 : 0;
        }
        before[present.length] = count;
        rows = Arrays.copyOf(found, count);
    }

    private static boolean[] whereValid(Vector column) {
        boolean[] valid = new boolean[column.size()];
        for (int i = 0; i < valid.length; i++) {
            valid[i] = !column.isNull(i);
        }
        return valid;
    }

    int count() {
        return rows.length;
    }

    /** How many rows before this one take part. */
    int before(int row) {
        return before[row];
    }

    /** The row that is the {@code index}-th of those that take part. */
    int row(int index) {
        return rows[index];
    }

    /** All rows that take part. */
    int[] rows() {
        return rows;
    }
}
