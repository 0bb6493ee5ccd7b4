package io.mesquite.engine.expression;

import io.mesquite.engine.kernel.CompareLoops.TextViews;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.Arrays;

/** Puts the values of several vectors, each for some positions of a batch, into one. Positions that nobody puts are null. */
public final class Merger {
    private final Type type;
    private final FlatInput input = new FlatInput();
    private int size;
    private long[] validity;
    private boolean[] booleans;
    private int[] ints;
    private long[] longs;
    private long[] highs;
    private double[] doubles;
    private Object[] nested;
    private int[] lengths;
    private byte[] bytes = {};
    private int end;
    private boolean sharesBytes;

    public Merger(Type type) {
        this.type = type;
    }

    public void start(int rows) {
        size = rows;
        validity = new long[Validity.words(rows)];
        end = 0;
        sharesBytes = false;
        switch (type.layout()) {
            case BOOLEAN -> booleans = new boolean[rows];
            case INT -> ints = new int[rows];
            case LONG -> longs = new long[rows];
            case DOUBLE -> doubles = new double[rows];
            case INT128 -> {
                longs = new long[rows];
                highs = new long[rows];
            }
            case BYTES -> {
                ints = new int[rows];
                lengths = new int[rows];
                bytes = new byte[0];
            }
            case ARRAY, MAP, ROW -> nested = new Object[rows];
        }
    }

    /** Puts value {@code i} of the vector at {@code positions[i]}. */
    public void put(Vector values, int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            if (!values.isNull(i)) {
                Validity.setValid(validity, positions[i]);
            }
        }
        switch (type.layout()) {
            case BOOLEAN -> put(input.booleans(values), positions, count);
            case INT -> put(input.ints(values), positions, count);
            case LONG -> put(input.longs(values), longs, positions, count);
            case DOUBLE -> put(input.doubles(values), positions, count);
            case INT128 -> {
                Int128Vector wide = input.wide(values);
                put(wide.low(), longs, positions, count);
                put(wide.high(), highs, positions, count);
            }
            case BYTES -> put(input.texts(values), positions, count);
            case ARRAY, MAP, ROW -> {
                for (int i = 0; i < count; i++) {
                    nested[positions[i]] = values.value(i);
                }
            }
        }
    }

    public Vector finish() {
        long[] nulls = Validity.nullCount(validity, size) == 0 ? null : validity;
        return switch (type.layout()) {
            case BOOLEAN -> new BooleanVector(size, booleans, nulls);
            case INT -> new IntVector(size, ints, nulls);
            case LONG -> new LongVector(size, longs, nulls);
            case DOUBLE -> new DoubleVector(size, doubles, nulls);
            case INT128 -> new Int128Vector(size, highs, longs, nulls);
            case BYTES -> new BytesVector(size, bytes, ints, lengths, nulls);
            case ARRAY, MAP, ROW -> Vectors.of(type, Arrays.asList(nested));
        };
    }

    private void put(boolean[] values, int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            booleans[positions[i]] = values[i];
        }
    }

    private void put(int[] values, int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            ints[positions[i]] = values[i];
        }
    }

    private static void put(long[] values, long[] out, int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            out[positions[i]] = values[i];
        }
    }

    private void put(double[] values, int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            doubles[positions[i]] = values[i];
        }
    }

    /** The first texts are shared; once texts of another array come, all are copied behind each other. */
    private void put(TextViews texts, int[] positions, int count) {
        if (end == 0 && bytes.length == 0) {
            bytes = texts.bytes();
            end = bytes.length;
            sharesBytes = true;
        }
        if (bytes != texts.bytes()) {
            int total = 0;
            for (int i = 0; i < count; i++) {
                total = Math.addExact(total, texts.lengths()[i]);
            }
            if (sharesBytes || bytes.length - end < total) {
                bytes = Arrays.copyOf(bytes, Math.addExact(Math.addExact(end, total), end / 2));
                sharesBytes = false;
            }
            copy(texts, positions, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            ints[positions[i]] = texts.starts()[i];
            lengths[positions[i]] = texts.lengths()[i];
        }
    }

    private void copy(TextViews texts, int[] positions, int count) {
        for (int i = 0; i < count; i++) {
            int length = texts.lengths()[i];
            System.arraycopy(texts.bytes(), texts.starts()[i], bytes, end, length);
            ints[positions[i]] = end;
            lengths[positions[i]] = length;
            end += length;
        }
    }
}
