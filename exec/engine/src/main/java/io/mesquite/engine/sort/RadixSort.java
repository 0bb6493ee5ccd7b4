package io.mesquite.engine.sort;

import java.util.Arrays;

/** Least-significant-digit radix sort of signed longs, each with an int; bytes that are the same in all are skipped. Stable. */
final class RadixSort {
    private static final int RADIX = 256;

    private RadixSort() {}

    /** Sorts the places {@code [from, to)} of both; the scratch arrays are as long as they. */
    static void sort(long[] codes, int[] rows, int from, int to, long[] scratchCodes, int[] scratchRows) {
        long varying = 0;
        long first = codes[from];
        for (int i = from; i < to; i++) {
            varying |= codes[i] ^ first;
        }
        int[] ends = new int[RADIX];
        long[] source = codes;
        int[] sourceRows = rows;
        long[] target = scratchCodes;
        int[] targetRows = scratchRows;
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            if ((varying >>> shift & 0xFF) == 0) {
                continue;
            }
            // The top byte has the sign.
            int flip = shift == 56 ? 0x80 : 0;
            countDigits(source, from, to, shift, flip, ends);
            distribute(source, sourceRows, from, to, shift, flip, ends, target, targetRows);
            long[] codesSwap = source;
            source = target;
            target = codesSwap;
            int[] rowsSwap = sourceRows;
            sourceRows = targetRows;
            targetRows = rowsSwap;
        }
        if (source != codes) {
            System.arraycopy(source, from, codes, from, to - from);
            System.arraycopy(sourceRows, from, rows, from, to - from);
        }
    }

    /** Leaves in {@code starts} where each digit's first value goes. */
    private static void countDigits(long[] codes, int from, int to, int shift, int flip, int[] starts) {
        Arrays.fill(starts, 0);
        for (int i = from; i < to; i++) {
            starts[(int) (codes[i] >>> shift & 0xFF) ^ flip]++;
        }
        int start = from;
        for (int digit = 0; digit < RADIX; digit++) {
            int count = starts[digit];
            starts[digit] = start;
            start += count;
        }
    }

    private static void distribute(
            long[] codes,
            int[] rows,
            int from,
            int to,
            int shift,
            int flip,
            int[] starts,
            long[] target,
            int[] targetRows) {
        for (int i = from; i < to; i++) {
            long code = codes[i];
            int place = starts[(int) (code >>> shift & 0xFF) ^ flip]++;
            target[place] = code;
            targetRows[place] = rows[i];
        }
    }
}
