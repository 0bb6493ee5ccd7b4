package io.mesquite.engine.kernel;

/**
 * Loops that write the positions where something holds and return how many there are. Without branches, so that their
 * time does not depend on the data. Those with {@code from} look at given positions only, and may write over them.
 */
public final class SelectLoops {
    private SelectLoops() {}

    public static int between(long[] values, long low, long high, boolean wanted, int[] out, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            long value = values[i];
            out[count] = i;
            count += (value >= low & value <= high) == wanted ? 1 : 0;
        }
        return count;
    }

    public static int between(long[] values, long low, long high, boolean wanted, int[] from, int[] out, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            int position = from[i];
            long value = values[position];
            out[count] = position;
            count += (value >= low & value <= high) == wanted ? 1 : 0;
        }
        return count;
    }

    public static int between(int[] values, int low, int high, boolean wanted, int[] out, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            int value = values[i];
            out[count] = i;
            count += (value >= low & value <= high) == wanted ? 1 : 0;
        }
        return count;
    }

    public static int between(int[] values, int low, int high, boolean wanted, int[] from, int[] out, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            int position = from[i];
            int value = values[position];
            out[count] = position;
            count += (value >= low & value <= high) == wanted ? 1 : 0;
        }
        return count;
    }

    /** Where the table has true for the id. */
    public static int byTable(int[] ids, boolean[] table, int[] out, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            out[count] = i;
            count += table[ids[i]] ? 1 : 0;
        }
        return count;
    }

    public static int byTable(int[] ids, boolean[] table, int[] from, int[] out, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            int position = from[i];
            out[count] = position;
            count += table[ids[position]] ? 1 : 0;
        }
        return count;
    }

    public static int whereTrue(boolean[] values, int[] out, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            out[count] = i;
            count += values[i] ? 1 : 0;
        }
        return count;
    }

    public static int whereTrueAndValid(boolean[] values, long[] validity, int[] out, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            out[count] = i;
            count += values[i] & (validity[i >> 6] >>> i & 1) != 0 ? 1 : 0;
        }
        return count;
    }

    /** Of given positions those that hold a value. */
    public static int valid(long[] validity, int[] from, int[] out, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            int position = from[i];
            out[count] = position;
            count += (int) (validity[position >> 6] >>> position & 1);
        }
        return count;
    }

    /** {@code out[i] = positions[indexes[i]]}; may write over {@code indexes}. */
    public static void compose(int[] positions, int[] indexes, int[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = positions[indexes[i]];
        }
    }
}
