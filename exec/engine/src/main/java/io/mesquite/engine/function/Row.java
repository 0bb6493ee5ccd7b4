package io.mesquite.engine.function;

import io.mesquite.engine.kernel.CompareLoops.TextViews;
import io.mesquite.engine.kernel.FlatInput;
import io.mesquite.spi.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The arguments of one row, for functions that work row at a time; counted from 0. For one thread. */
public final class Row {
    private final FlatInput[] inputs;
    private final Vector[] vectors;
    private final long[][] longs;
    private final double[][] doubles;
    private final boolean[][] booleans;
    private final TextViews[] texts;
    private int position;

    Row(int arguments) {
        inputs = new FlatInput[arguments];
        Arrays.setAll(inputs, i -> new FlatInput());
        vectors = new Vector[arguments];
        longs = new long[arguments][];
        doubles = new double[arguments][];
        booleans = new boolean[arguments][];
        texts = new TextViews[arguments];
    }

    void load(Vector[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            Vector vector = arguments[i];
            vectors[i] = vector;
            switch (vector.layout()) {
                case BOOLEAN -> booleans[i] = inputs[i].booleans(vector);
                case INT, LONG -> longs[i] = inputs[i].longs(vector);
                case DOUBLE -> doubles[i] = inputs[i].doubles(vector);
                case BYTES -> texts[i] = inputs[i].texts(vector);
                case INT128, ARRAY, MAP, ROW -> {}
            }
        }
    }

    void moveTo(int row) {
        position = row;
    }

    /** The number of arguments. */
    public int size() {
        return vectors.length;
    }

    public boolean isNull(int argument) {
        return vectors[argument].isNull(position);
    }

    public boolean booleanValue(int argument) {
        return booleans[argument][position];
    }

    /** A value of layout INT or LONG. */
    public long longValue(int argument) {
        return longs[argument][position];
    }

    public double doubleValue(int argument) {
        return doubles[argument][position];
    }

    /** The array that a text is in; see {@link #start} and {@link #length}. */
    public byte[] bytes(int argument) {
        return texts[argument].bytes();
    }

    public int start(int argument) {
        return texts[argument].starts()[position];
    }

    /** The bytes of a text. */
    public int length(int argument) {
        return texts[argument].lengths()[position];
    }

    /** A text as a Java string: for functions of the long tail. */
    public String text(int argument) {
        return new String(bytes(argument), start(argument), length(argument), StandardCharsets.UTF_8);
    }

    /** The bytes of a text or binary in an array of their own. */
    public byte[] copy(int argument) {
        return Arrays.copyOfRange(bytes(argument), start(argument), start(argument) + length(argument));
    }

    /** A native value of any layout, or null. */
    public Object value(int argument) {
        return vectors[argument].value(position);
    }
}
