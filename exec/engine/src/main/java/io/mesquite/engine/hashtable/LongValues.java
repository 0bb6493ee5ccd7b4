package io.mesquite.engine.hashtable;

import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * A vector of any kind whose values fit into 64 bits, as a {@code long[]}, so that a loop needs one version. Doubles become bits
 * that are equal where SQL calls the doubles equal. Reused from batch to batch; the array is borrowed as the vector is.
 */
public final class LongValues {
    private long[] scratch = new long[0];
    private long[] values;

    /** Whether values of the layout can be loaded. */
    public static boolean supports(Layout layout) {
        return switch (layout) {
            case BOOLEAN, INT, LONG, DOUBLE -> true;
            case INT128, BYTES, ARRAY, MAP, ROW -> false;
        };
    }

    /** The bits of a double, the same for all NaN and for both zeros. */
    public static long doubleBits(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }

    /** Reads {@code vector}; its values at null positions are arbitrary. */
    public long[] load(Vector vector) {
        int size = vector.size();
        if (vector instanceof LongVector flat) {
            values = flat.values();
        } else if (vector instanceof DictionaryVector encoded) {
            gather(encoded, reserve(size));
        } else if (vector instanceof ConstantVector constant) {
            long[] single = new long[1];
            widen(constant.single(), single);
            Arrays.fill(reserve(size), 0, size, single[0]);
        } else {
            widen(vector, reserve(size));
        }
        return values;
    }

    /** What {@link #load} gave last. */
    public long[] values() {
        return values;
    }

    /** A flat vector of the layout from such values. */
    public static Vector toVector(Layout layout, int size, long[] values, long[] validity) {
        switch (layout) {
            case BOOLEAN -> {
                boolean[] booleans = new boolean[size];
                for (int i = 0; i < size; i++) {
                    booleans[i] = values[i] != 0;
                }
                return new BooleanVector(size, booleans, validity);
            }
            case INT -> {
                int[] ints = new int[size];
                for (int i = 0; i < size; i++) {
                    ints[i] = (int) values[i];
                }
                return new IntVector(size, ints, validity);
            }
            case DOUBLE -> {
                double[] doubles = new double[size];
                for (int i = 0; i < size; i++) {
                    doubles[i] = Double.longBitsToDouble(values[i]);
                }
                return new DoubleVector(size, doubles, validity);
            }
            default -> {
                return new LongVector(size, values, validity);
            }
        }
    }

    private long[] reserve(int size) {
        if (scratch.length < size) {
            scratch = new long[size];
        }
        values = scratch;
        return scratch;
    }

    private static void gather(DictionaryVector vector, long[] to) {
        int size = vector.size();
        int[] ids = vector.ids();
        if (vector.dictionary() instanceof LongVector dictionary) {
            long[] from = dictionary.values();
            for (int i = 0; i < size; i++) {
                to[i] = from[ids[i]];
            }
        } else if (vector.dictionary() instanceof IntVector dictionary) {
            int[] from = dictionary.values();
            for (int i = 0; i < size; i++) {
                to[i] = from[ids[i]];
            }
        } else {
            widen(vector.dictionary().gather(ids, size), to);
        }
    }

    private static void widen(Vector vector, long[] to) {
        int size = vector.size();
        if (vector instanceof IntVector flat) {
            int[] from = flat.values();
            for (int i = 0; i < size; i++) {
                to[i] = from[i];
            }
        } else if (vector instanceof LongVector flat) {
            System.arraycopy(flat.values(), 0, to, 0, size);
        } else if (vector instanceof DoubleVector flat) {
            double[] from = flat.values();
            for (int i = 0; i < size; i++) {
                to[i] = doubleBits(from[i]);
            }
        } else if (vector instanceof BooleanVector flat) {
            boolean[] from = flat.values();
            for (int i = 0; i < size; i++) {
                to[i] = from[i] ? 1 : 0;
            }
        } else {
            throw new IllegalArgumentException("values of " + vector.layout() + " need more than 64 bits");
        }
    }
}
