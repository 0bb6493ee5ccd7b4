package io.mesquite.engine.sort;

import io.mesquite.engine.pipeline.LaneContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts row numbers by keys. Rows are first sorted by the codes of the first key, by radix; then each run of rows with the same code is
 * sorted by the next key, or where codes do not tell values apart, by what the key says of them:
 *
 * <pre>
 * keys: country, name        rows of DE        rows of FR
 * by country                 4 0 2          |  1 3 5
 * by name, within            2 4 0          |  5 1 3
 * </pre>
 *
 * With many rows each lane sorts a part of them, and parts are merged, by pairs, each merge cut into pieces for all lanes.
 */
public final class RowSorter {
    /** Up to so many rows comparing them is faster than counting digits. */
    private static final int FEW = 32;

    private static final int PARALLEL_FROM = 1 << 16;

    private final KeyColumn[] keys;
    private final int[] rows;
    private final long[] codes;
    private final int[] scratchRows;
    private final long[] scratchCodes;

    private RowSorter(KeyColumn[] keys, int[] rows) {
        this.keys = keys;
        this.rows = rows;
        this.codes = new long[rows.length];
        this.scratchRows = new int[rows.length];
        this.scratchCodes = new long[rows.length];
    }

    private static int[] upTo(int size) {
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = i;
        }
        return rows;
    }

    /** Bytes that sorting takes for each row. */
    public static long bytesPerRow() {
        return 2L * (Long.BYTES + Integer.BYTES);
    }

    /** The rows {@code 0 .. size} in order. */
    static int[] sort(KeyColumn[] keys, int size) {
        int[] rows = upTo(size);
        sort(keys, rows);
        return rows;
    }

    /** Puts some rows in order, on the caller's lane. */
    public static void sort(KeyColumn[] keys, int[] rows) {
        if (keys.length > 0) {
            new RowSorter(keys, rows).sort(0, rows.length, 0, 0);
        }
    }

    /** As {@link #sort(KeyColumn[], int)}, on all lanes. */
    static int[] sort(KeyColumn[] keys, int size, LaneContext context) {
        return sort(keys, upTo(size), context);
    }

    /** Some rows in order, sorted on all lanes; {@code rows} is used up. */
    public static int[] sort(KeyColumn[] keys, int[] rows, LaneContext context) {
        int size = rows.length;
        int parts = size < PARALLEL_FROM ? 1 : context.parallelism();
        if (parts == 1 || keys.length == 0) {
            sort(keys, rows);
            return rows;
        }
        RowSorter sorter = new RowSorter(keys, rows);
        List<Runnable> work = new ArrayList<>();
        int[] bounds = new int[parts + 1];
        for (int part = 0; part <= parts; part++) {
            bounds[part] = (int) ((long) size * part / parts);
        }
        for (int part = 0; part < parts; part++) {
            int from = bounds[part];
            int to = bounds[part + 1];
            work.add(() -> {
                context.checkCancelled();
                sorter.sort(from, to, 0, 0);
            });
        }
        context.runParallel(work);
        return new RunMerge(keys, context).merge(sorter.rows, bounds, sorter.scratchRows);
    }

    private void sort(int from, int to, int key, int depth) {
        if (to - from < 2) {
            return;
        }
        if (to - from <= FEW) {
            insertionSort(from, to, key);
            return;
        }
        KeyColumn column = keys[key];
        column.encode(rows, from, to, depth, codes);
        RadixSort.sort(codes, rows, from, to, scratchCodes, scratchRows);
        int start = from;
        while (start < to) {
            long code = codes[start];
            int end = start + 1;
            while (end < to && codes[end] == code) {
                end++;
            }
            if (end - start > 1) {
                sortEqualCodes(start, end, key, depth, code);
            }
            start = end;
        }
    }

    private void sortEqualCodes(int from, int to, int key, int depth, long code) {
        KeyColumn column = keys[key];
        if (column.isDecided(code)) {
            if (key + 1 < keys.length) {
                sort(from, to, key + 1, 0);
            }
        } else if (column.hasDepth() && !column.mayBeNull(code)) {
            sort(from, to, key, depth + 1);
        } else {
            mergeSort(from, to, key);
        }
    }

    private void insertionSort(int from, int to, int key) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int place = i;
            while (place > from && compare(keys, key, rows[place - 1], row) > 0) {
                rows[place] = rows[place - 1];
                place--;
            }
            rows[place] = row;
        }
    }

    private void mergeSort(int from, int to, int key) {
        if (to - from <= FEW) {
            insertionSort(from, to, key);
            return;
        }
        int middle = from + to >>> 1;
        mergeSort(from, middle, key);
        mergeSort(middle, to, key);
        if (compare(keys, key, rows[middle - 1], rows[middle]) <= 0) {
            return;
        }
        System.arraycopy(rows, from, scratchRows, from, middle - from);
        int left = from;
        int right = middle;
        for (int out = from; left < middle; out++) {
            if (right < to && compare(keys, key, scratchRows[left], rows[right]) > 0) {
                rows[out] = rows[right++];
            } else {
                rows[out] = scratchRows[left++];
            }
        }
    }

    /** The order of two rows from a key on. */
    static int compare(KeyColumn[] keys, int key, int left, int right) {
        for (int i = key; i < keys.length; i++) {
            int order = keys[i].compare(left, right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The first {@code count} rows in order, and where {@code withTies}, those that equal the last of them. */
    static int[] first(KeyColumn[] keys, int size, long count, boolean withTies) {
        int[] sorted = sort(keys, size);
        int kept = (int) Math.min(size, count);
        while (withTies && kept > 0 && kept < size && compare(keys, 0, sorted[kept - 1], sorted[kept]) == 0) {
            kept++;
        }
        return Arrays.copyOf(sorted, kept);
    }
}
