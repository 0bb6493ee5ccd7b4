package io.mesquite.engine.join;

/** Enumerates the pairs of a batch's rows with the chains of build rows that they lead to, in portions. */
final class ChainWalk {
    private final int[] first;
    private final int[] next;
    private final int size;
    private int position;
    private int row;

    /**
     * @param first for each of the batch's {@code size} rows the first build row of its chain, or -1
     * @param next from build row to build row; null where chains have one row
     */
    ChainWalk(int[] first, int[] next, int size) {
        this.first = first;
        this.next = next;
        this.size = size;
        row = size == 0 ? -1 : first[0];
    }

    /** Writes the next pairs, as many as there is room for, and returns how many; 0 when there are no more. */
    int fill(int[] positions, int[] rows) {
        int count = 0;
        int at = position;
        int chained = row;
        while (at < size) {
            while (chained >= 0 && count < rows.length) {
                positions[count] = at;
                rows[count++] = chained;
                chained = next == null ? -1 : next[chained];
            }
            if (chained >= 0) {
                break;
            }
            at++;
            chained = at < size ? first[at] : -1;
        }
        position = at;
        row = chained;
        return count;
    }
}
