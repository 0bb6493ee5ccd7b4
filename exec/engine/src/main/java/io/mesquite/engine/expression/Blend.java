package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;

/** Takes of several vectors of a fixed width, each with a value for all rows, a value for each row; without a branch a row. */
final class Blend {
    private final Layout layout;
    private final FlatInput input = new FlatInput();
    private final Scratch scratch = new Scratch();
    private int size;
    private long[] validity;

    Blend(Layout layout) {
        this.layout = layout;
    }

    static boolean takes(Layout layout) {
        return switch (layout) {
            case BOOLEAN, INT, LONG, DOUBLE, INT128 -> true;
            case BYTES, ARRAY, MAP, ROW -> false;
        };
    }

    /** Takes all rows of a vector. */
    void start(Vector all) {
        size = all.size();
        validity = Validity.copy(all.validity(), size);
        switch (layout) {
            case BOOLEAN -> System.arraycopy(input.booleans(all), 0, scratch.booleans(size), 0, size);
            case INT -> System.arraycopy(input.ints(all), 0, scratch.ints(size), 0, size);
            case LONG -> System.arraycopy(input.longs(all), 0, scratch.longs(size), 0, size);
            case DOUBLE -> System.arraycopy(input.doubles(all), 0, scratch.doubles(size), 0, size);
            default -> {
                Int128Vector wide = input.wide(all);
                System.arraycopy(wide.low(), 0, scratch.longs(size), 0, size);
                System.arraycopy(wide.high(), 0, scratch.highs(size), 0, size);
            }
        }
    }

    /** Takes those rows of a vector where {@code where}. */
    void put(Vector values, boolean[] where) {
        blendValidity(values.validity(), where);
        switch (layout) {
            case BOOLEAN -> {
                boolean[] from = input.booleans(values);
                boolean[] out = scratch.booleans(size);
                for (int i = 0; i < size; i++) {
                    out[i] = where[i] ? from[i] : out[i];
                }
            }
            case INT -> {
                int[] from = input.ints(values);
                int[] out = scratch.ints(size);
                for (int i = 0; i < size; i++) {
                    out[i] = where[i] ? from[i] : out[i];
                }
            }
            case LONG -> put(input.longs(values), scratch.longs(size), where, size);
            case DOUBLE -> {
                double[] from = input.doubles(values);
                double[] out = scratch.doubles(size);
                for (int i = 0; i < size; i++) {
                    out[i] = where[i] ? from[i] : out[i];
                }
            }
            default -> {
                Int128Vector wide = input.wide(values);
                put(wide.low(), scratch.longs(size), where, size);
                put(wide.high(), scratch.highs(size), where, size);
            }
        }
    }

    /** The blended values, borrowed until the next start. */
    Vector finish() {
        long[] nulls = Validity.nullCount(validity, size) == 0 ? null : validity;
        return switch (layout) {
            case BOOLEAN -> new BooleanVector(size, scratch.booleans(size), nulls);
            case INT -> new IntVector(size, scratch.ints(size), nulls);
            case LONG -> new LongVector(size, scratch.longs(size), nulls);
            case DOUBLE -> new DoubleVector(size, scratch.doubles(size), nulls);
            default -> new Int128Vector(size, scratch.highs(size), scratch.longs(size), nulls);
        };
    }

    private static void put(long[] from, long[] out, boolean[] where, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = where[i] ? from[i] : out[i];
        }
    }

    private void blendValidity(long[] from, boolean[] where) {
        if (from == null && validity == null) {
            return;
        }
        if (validity == null) {
            validity = Validity.allValid(size);
        }
        for (int i = 0; i < size; i++) {
            long valid = from == null ? 1 : from[i >> 6] >>> i & 1;
            long mask = 1L << i;
            if (where[i]) {
                validity[i >> 6] = validity[i >> 6] & ~mask | valid << i;
            }
        }
    }
}
