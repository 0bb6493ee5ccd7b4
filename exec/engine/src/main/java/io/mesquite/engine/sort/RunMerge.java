package io.mesquite.engine.sort;

import io.mesquite.engine.pipeline.LaneContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges sorted runs of row numbers by pairs. A merge of two runs is cut at places of its output; how many rows of each run come before
 * such a place is found by bisection, so that lanes merge the pieces on their own.
 */
final class RunMerge {
    private final KeyColumn[] keys;
    private final LaneContext context;

    RunMerge(KeyColumn[] keys, LaneContext context) {
        this.keys = keys;
        this.context = context;
    }

    /**
     * All rows in order, in one of the two arrays.
     *
     * @param bounds run {@code i} is {@code [bounds[i], bounds[i + 1])}
     */
    int[] merge(int[] rows, int[] bounds, int[] scratch) {
        int[] source = rows;
        int[] target = scratch;
        int[] runs = bounds;
        while (runs.length > 2) {
            int[] from = source;
            int[] to = target;
            List<Integer> merged = new ArrayList<>(List.of(0));
            List<Runnable> work = new ArrayList<>();
            for (int run = 0; run + 1 < runs.length; run += 2) {
                int middle = runs[run + 1];
                int end = run + 2 < runs.length ? runs[run + 2] : middle;
                addPieces(from, runs[run], middle, end, to, work);
                merged.add(end);
            }
            context.runParallel(work);
            runs = merged.stream().mapToInt(Integer::intValue).toArray();
            source = to;
            target = from;
        }
        return source;
    }

    private void addPieces(int[] from, int start, int middle, int end, int[] to, List<Runnable> work) {
        int pieces = context.parallelism();
        int previous = start;
        int previousLeft = start;
        for (int piece = 1; piece <= pieces; piece++) {
            int cut = start + (int) ((long) (end - start) * piece / pieces);
            int left = piece == pieces ? middle : leftBefore(from, start, middle, end, cut - start);
            int outStart = previous;
            int leftStart = previousLeft;
            int rightStart = middle + (previous - start) - (previousLeft - start);
            int rightEnd = middle + (cut - start) - (left - start);
            work.add(() -> merge(from, leftStart, left, rightStart, rightEnd, to, outStart));
            previous = cut;
            previousLeft = left;
        }
    }

    /** Where the left run is cut so that its rows before that and the right run's are the first {@code count} of both. */
    private int leftBefore(int[] rows, int start, int middle, int end, int count) {
        int low = Math.max(0, count - (end - middle));
        int high = Math.min(count, middle - start);
        while (low < high) {
            int taken = low + high >>> 1;
            if (compare(rows[start + taken], rows[middle + count - taken - 1]) <= 0) {
                low = taken + 1;
            } else {
                high = taken;
            }
        }
        return start + low;
    }

    private void merge(int[] from, int left, int leftEnd, int right, int rightEnd, int[] to, int out) {
        context.checkCancelled();
        int place = out;
        while (left < leftEnd && right < rightEnd) {
            to[place++] = compare(from[left], from[right]) <= 0 ? from[left++] : from[right++];
        }
        System.arraycopy(from, left, to, place, leftEnd - left);
        System.arraycopy(from, right, to, place + leftEnd - left, rightEnd - right);
    }

    private int compare(int left, int right) {
        return RowSorter.compare(keys, 0, left, right);
    }
}
