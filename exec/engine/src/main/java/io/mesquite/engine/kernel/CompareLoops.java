package io.mesquite.engine.kernel;

import java.util.Arrays;

/**
 * Comparisons to booleans. Each takes {@code wanted}: false gives the opposite, so that LESS THAN is GREATER OR EQUAL too. For
 * doubles NaN equals NaN and is above all other numbers.
 */
public final class CompareLoops {
    private CompareLoops() {}

    public static void less(long[] left, long[] right, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] < right[i] == wanted;
        }
    }

    public static void equal(long[] left, long[] right, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] == right[i] == wanted;
        }
    }

    public static void between(long[] values, long low, long high, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            long value = values[i];
            out[i] = (value >= low & value <= high) == wanted;
        }
    }

    public static void less(int[] left, int[] right, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] < right[i] == wanted;
        }
    }

    public static void equal(int[] left, int[] right, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] == right[i] == wanted;
        }
    }

    public static void between(int[] values, int low, int high, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            int value = values[i];
            out[i] = (value >= low & value <= high) == wanted;
        }
    }

    public static void less(double[] left, double[] right, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            double a = left[i];
            double b = right[i];
            out[i] = (a < b | (a == a & b != b)) == wanted;
        }
    }

    public static void equal(double[] left, double[] right, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            double a = left[i];
            double b = right[i];
            out[i] = (a == b | (a != a & b != b)) == wanted;
        }
    }

    public static void less(boolean[] left, boolean[] right, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = (!left[i] & right[i]) == wanted;
        }
    }

    public static void equal(boolean[] left, boolean[] right, boolean wanted, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = left[i] == right[i] == wanted;
        }
    }

    public static void less(
            long[] leftHigh,
            long[] leftLow,
            long[] rightHigh,
            long[] rightLow,
            boolean wanted,
            boolean[] out,
            int size) {
        for (int i = 0; i < size; i++) {
            boolean highLess = leftHigh[i] < rightHigh[i];
            boolean lowLess = leftLow[i] + Long.MIN_VALUE < rightLow[i] + Long.MIN_VALUE;
            out[i] = (highLess | (leftHigh[i] == rightHigh[i] & lowLess)) == wanted;
        }
    }

    public static void equal(
            long[] leftHigh,
            long[] leftLow,
            long[] rightHigh,
            long[] rightLow,
            boolean wanted,
            boolean[] out,
            int size) {
        for (int i = 0; i < size; i++) {
            out[i] = ((leftHigh[i] ^ rightHigh[i]) | (leftLow[i] ^ rightLow[i])) == 0 == wanted;
        }
    }

    /** Texts as unsigned bytes. */
    public static void less(TextViews left, TextViews right, boolean wanted, boolean[] out, int size) {
        byte[] a = left.bytes();
        byte[] b = right.bytes();
        int[] aStarts = left.starts();
        int[] bStarts = right.starts();
        int[] aLengths = left.lengths();
        int[] bLengths = right.lengths();
        for (int i = 0; i < size; i++) {
            int aFrom = aStarts[i];
            int bFrom = bStarts[i];
            out[i] = Arrays.compareUnsigned(a, aFrom, aFrom + aLengths[i], b, bFrom, bFrom + bLengths[i]) < 0 == wanted;
        }
    }

    public static void equal(TextViews left, TextViews right, boolean wanted, boolean[] out, int size) {
        byte[] a = left.bytes();
        byte[] b = right.bytes();
        int[] aStarts = left.starts();
        int[] bStarts = right.starts();
        int[] aLengths = left.lengths();
        int[] bLengths = right.lengths();
        for (int i = 0; i < size; i++) {
            int length = aLengths[i];
            int aFrom = aStarts[i];
            int bFrom = bStarts[i];
            boolean same = length == bLengths[i] && Arrays.equals(a, aFrom, aFrom + length, b, bFrom, bFrom + length);
            out[i] = same == wanted;
        }
    }

    /** The arrays of a vector of texts. */
    public record TextViews(byte[] bytes, int[] starts, int[] lengths) {}
}
