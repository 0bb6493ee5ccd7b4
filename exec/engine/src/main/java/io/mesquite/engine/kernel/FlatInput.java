package io.mesquite.engine.kernel;

import io.mesquite.engine.kernel.CompareLoops.TextViews;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * The values of any kind of vector as plain arrays: of flat vectors their own, of others a scratch array. Narrower layouts are
 * widened. Each argument of a kernel has its own. What is given out is borrowed until the next call.
 */
public final class FlatInput {
    private final Scratch scratch = new Scratch();

    public long[] longs(Vector vector) {
        int size = vector.size();
        if (vector instanceof LongVector flat) {
            return flat.values();
        }
        long[] out = scratch.longs(size);
        if (vector instanceof IntVector flat) {
            LongLoops.widen(flat.values(), out, size);
        } else if (vector instanceof ConstantVector constant) {
            Arrays.fill(out, 0, size, longValue(constant.single()));
        } else if (vector instanceof DictionaryVector encoded && encoded.dictionary() instanceof LongVector values) {
            gather(values.values(), encoded.ids(), out, size);
        } else {
            gatherWide(((IntVector) ((DictionaryVector) vector).dictionary()).values(), ids(vector), out, size);
        }
        return out;
    }

    public int[] ints(Vector vector) {
        int size = vector.size();
        if (vector instanceof IntVector flat) {
            return flat.values();
        }
        int[] out = scratch.ints(size);
        if (vector instanceof ConstantVector constant) {
            Arrays.fill(out, 0, size, ((IntVector) constant.single()).values()[0]);
        } else {
            gather(((IntVector) ((DictionaryVector) vector).dictionary()).values(), ids(vector), out, size);
        }
        return out;
    }

    public double[] doubles(Vector vector) {
        int size = vector.size();
        if (vector instanceof DoubleVector flat) {
            return flat.values();
        }
        double[] out = scratch.doubles(size);
        if (vector instanceof ConstantVector constant) {
            Arrays.fill(out, 0, size, ((DoubleVector) constant.single()).values()[0]);
        } else {
            gather(((DoubleVector) ((DictionaryVector) vector).dictionary()).values(), ids(vector), out, size);
        }
        return out;
    }

    public boolean[] booleans(Vector vector) {
        int size = vector.size();
        if (vector instanceof BooleanVector flat) {
            return flat.values();
        }
        boolean[] out = scratch.booleans(size);
        if (vector instanceof ConstantVector constant) {
            Arrays.fill(out, 0, size, ((BooleanVector) constant.single()).values()[0]);
        } else {
            gather(((BooleanVector) ((DictionaryVector) vector).dictionary()).values(), ids(vector), out, size);
        }
        return out;
    }

    /** 128-bit integers; longs and ints are widened. */
    public Int128Vector wide(Vector vector) {
        int size = vector.size();
        if (vector instanceof Int128Vector flat) {
            return flat;
        }
        Vector values = vector instanceof DictionaryVector encoded
                ? encoded.dictionary()
                : vector instanceof ConstantVector constant ? constant.single() : vector;
        long[] low;
        long[] high = scratch.highs(size);
        if (values instanceof Int128Vector source) {
            low = scratch.longs(size);
            if (vector instanceof ConstantVector) {
                Arrays.fill(high, 0, size, source.high()[0]);
                Arrays.fill(low, 0, size, source.low()[0]);
            } else {
                gather(source.high(), ids(vector), high, size);
                gather(source.low(), ids(vector), low, size);
            }
        } else {
            low = longs(vector);
            LongLoops.signs(low, high, size);
        }
        return new Int128Vector(size, high, low, vector.validity());
    }

    /** Views of texts; no text is copied. */
    public TextViews texts(Vector vector) {
        int size = vector.size();
        if (vector instanceof BytesVector flat) {
            return new TextViews(flat.bytes(), flat.starts(), flat.lengths());
        }
        int[] starts = scratch.ints(size);
        int[] lengths = scratch.lengths(size);
        BytesVector source;
        if (vector instanceof ConstantVector constant) {
            source = (BytesVector) constant.single();
            Arrays.fill(starts, 0, size, source.starts()[0]);
            Arrays.fill(lengths, 0, size, source.lengths()[0]);
        } else {
            source = (BytesVector) ((DictionaryVector) vector).dictionary();
            gather(source.starts(), ids(vector), starts, size);
            gather(source.lengths(), ids(vector), lengths, size);
        }
        return new TextViews(source.bytes(), starts, lengths);
    }

    /** The one value of a flat vector of ints or longs. */
    public static long longValue(Vector single) {
        return single instanceof IntVector ints ? ints.values()[0] : ((LongVector) single).values()[0];
    }

    private static int[] ids(Vector vector) {
        return ((DictionaryVector) vector).ids();
    }

    private static void gather(long[] values, int[] positions, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[positions[i]];
        }
    }

    private static void gatherWide(int[] values, int[] positions, long[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[positions[i]];
        }
    }

    private static void gather(int[] values, int[] positions, int[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[positions[i]];
        }
    }

    private static void gather(double[] values, int[] positions, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[positions[i]];
        }
    }

    private static void gather(boolean[] values, int[] positions, boolean[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = values[positions[i]];
        }
    }
}
