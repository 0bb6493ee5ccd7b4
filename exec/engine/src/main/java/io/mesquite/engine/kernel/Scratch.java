package io.mesquite.engine.kernel;

/** Arrays that are used again for each batch; what they hold between calls is arbitrary. For one thread. */
public final class Scratch {
    private long[] longs = {};
    private long[] highs = {};
    private int[] ints = {};
    private int[] lengths = {};
    private double[] doubles = {};
    private boolean[] booleans = {};

    public long[] longs(int size) {
        if (longs.length < size) {
            longs = new long[capacity(size)];
        }
        return longs;
    }

    /** A second array of longs: the high words where {@link #longs} has the low ones. */
    public long[] highs(int size) {
        if (highs.length < size) {
            highs = new long[capacity(size)];
        }
        return highs;
    }

    public int[] ints(int size) {
        if (ints.length < size) {
            ints = new int[capacity(size)];
        }
        return ints;
    }

    /** A second array of ints: the lengths of texts where {@link #ints} has the starts. */
    public int[] lengths(int size) {
        if (lengths.length < size) {
            lengths = new int[capacity(size)];
        }
        return lengths;
    }

    public double[] doubles(int size) {
        if (doubles.length < size) {
            doubles = new double[capacity(size)];
        }
        return doubles;
    }

    public boolean[] booleans(int size) {
        if (booleans.length < size) {
            booleans = new boolean[capacity(size)];
        }
        return booleans;
    }

    private static int capacity(int size) {
        return Math.max(64, size);
    }
}
