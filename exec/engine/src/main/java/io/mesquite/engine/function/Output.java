package io.mesquite.engine.function;

import io.mesquite.engine.kernel.Scratch;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Int128;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the result of one row, for functions that work row at a time: exactly one {@code set} a row. For one thread. */
public final class Output {
    private final Type type;
    private final Scratch scratch = new Scratch();
    private byte[] bytes = new byte[256];
    private int end;
    private boolean[] booleans;
    private int[] ints;
    private int[] lengths;
    private long[] longs;
    private long[] highs;
    private double[] doubles;
    private List<Object> nested;
    private long[] validity;
    private int size;
    private int position;

    Output(Type type) {
        this.type = type;
    }

    /** @param argumentValidity null, or where a result is wanted; other rows are null */
    void start(int rows, long[] argumentValidity) {
        size = rows;
        end = 0;
        validity = argumentValidity == null ? null : argumentValidity.clone();
        switch (type.layout()) {
            case BOOLEAN -> booleans = scratch.booleans(rows);
            case INT -> ints = scratch.ints(rows);
            case LONG -> longs = scratch.longs(rows);
            case DOUBLE -> doubles = scratch.doubles(rows);
            case INT128 -> {
                longs = scratch.longs(rows);
                highs = scratch.highs(rows);
            }
            case BYTES -> {
                ints = scratch.ints(rows);
                lengths = scratch.lengths(rows);
            }
            case ARRAY, MAP, ROW -> nested = new ArrayList<>(rows);
        }
    }

    void moveTo(int row) {
        position = row;
    }

    public void setNull() {
        if (validity == null) {
            validity = Validity.allValid(size);
        }
        Validity.setNull(validity, position);
        skip();
    }

    /** Leaves a safe value where the arguments are null. */
    void skip() {
        switch (type.layout()) {
            case BYTES -> setView(end, 0);
            case ARRAY, MAP, ROW -> nested.add(null);
            default -> {}
        }
    }

    public void set(boolean value) {
        booleans[position] = value;
    }

    /** A value of layout INT or LONG. */
    public void set(long value) {
        if (longs != null) {
            longs[position] = value;
        } else {
            ints[position] = (int) value;
        }
    }

    public void set(double value) {
        doubles[position] = value;
    }

    public void set(Int128 value) {
        longs[position] = value.low();
        highs[position] = value.high();
    }

    public void set(byte[] value) {
        set(value, 0, value.length);
    }

    public void set(byte[] source, int from, int length) {
        ensure(length);
        System.arraycopy(source, from, bytes, end, length);
        setView(end, length);
        end += length;
    }

    public void set(String value) {
        set(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A native value of any layout, or null. */
    public void setValue(Object value) {
        if (value == null) {
            setNull();
        } else if (value instanceof Boolean single) {
            set((boolean) single);
        } else if (value instanceof Long single) {
            set((long) single);
        } else if (value instanceof Double single) {
            set((double) single);
        } else if (value instanceof Int128 single) {
            set(single);
        } else if (value instanceof Bytes single) {
            set(single.array());
        } else {
            nested.add(value);
        }
    }

    Vector finish() {
        return switch (type.layout()) {
            case BOOLEAN -> new BooleanVector(size, booleans, validity);
            case INT -> new IntVector(size, ints, validity);
            case LONG -> new LongVector(size, longs, validity);
            case DOUBLE -> new DoubleVector(size, doubles, validity);
            case INT128 -> new Int128Vector(size, highs, longs, validity);
            case BYTES -> new BytesVector(size, bytes, ints, lengths, validity);
            case ARRAY, MAP, ROW -> Vectors.of(type, nested);
        };
    }

    private void setView(int start, int length) {
        ints[position] = start;
        lengths[position] = length;
    }

    private void ensure(int more) {
        if (bytes.length - end < more) {
            int wanted = Math.addExact(end, more);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, (int) Math.min(Integer.MAX_VALUE - 16L, 2L * bytes.length)));
        }
    }
}
