package io.mesquite.engine.scan;

import java.util.Arrays;

/**
 * The order in which the filters of a scan run on one lane: first those that drop the most rows for their time, as measured. Filters of
 * the plan's predicate stay in the plan's order, since an earlier one may keep a later one from failing; a join's filter may run
 * at any place among them, since the rows that it drops are wanted by nobody.
 */
final class FilterOrder {
    private static final int FIRST_BATCHES = 4;
    private static final int BATCHES = 16;

    /** How many of the filters stay in order; they are the first ones. */
    private final int ordered;

    private final double[] rows;
    private final double[] dropped;
    private final double[] nanos;
    private int[] order;
    private int batchesToGo = FIRST_BATCHES;

    FilterOrder(int filters, int ordered) {
        this.ordered = ordered;
        rows = new double[filters];
        dropped = new double[filters];
        nanos = new double[filters];
        order = new int[filters];
        Arrays.setAll(order, i -> i);
    }

    /** The filters' numbers; not changed by the caller. */
    int[] current() {
        return order;
    }

    /** @param time of loading the filter's columns and of the filter itself */
    void measure(int filter, int tested, int passed, long time) {
        rows[filter] += tested;
        dropped[filter] += tested - passed;
        nanos[filter] += time;
    }

    /** Called before each batch; true where the order is another one now. */
    boolean isChanged() {
        if (--batchesToGo > 0) {
            return false;
        }
        batchesToGo = BATCHES;
        int[] next = best();
        for (int i = 0; i < rows.length; i++) {
            // what was seen lately counts more
            rows[i] /= 2;
            dropped[i] /= 2;
            nanos[i] /= 2;
        }
        boolean changed = !Arrays.equals(order, next);
        order = next;
        return changed;
    }

    private int[] best() {
        int[] next = new int[order.length];
        boolean[] taken = new boolean[order.length];
        int head = 0;
        for (int place = 0; place < next.length; place++) {
            int chosen = head < ordered ? head : -1;
            for (int filter = ordered; filter < next.length; filter++) {
                if (!taken[filter] && (chosen < 0 || gain(filter) > gain(chosen))) {
                    chosen = filter;
                }
            }
            taken[chosen] = true;
            head += chosen == head ? 1 : 0;
            next[place] = chosen;
        }
        return next;
    }

    /** Rows that it drops in a nanosecond; 0 where it had none to test. */
    private double gain(int filter) {
        return rows[filter] == 0 ? 0 : dropped[filter] / Math.max(1, nanos[filter]);
    }
}
