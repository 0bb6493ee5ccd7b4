package io.mesquite.hadoop.avro;

import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;

/** Collects the values of a column, one after the other, as Avro's decoder gives them. */
abstract class ColumnDecoder {
    static final int FIRST_SIZE = 1024;

    private int size;
    private long[] validity;

    /** Adds the value at which the decoder is. */
    final void read(BinaryDecoder decoder) throws IOException {
        add(decoder, size);
        size++;
    }

    final void readNull() {
        addNull(size);
        if (validity == null) {
            validity = Validity.allValid(Math.max(FIRST_SIZE, size + 1));
        } else if (size >= validity.length * Long.SIZE) {
            int words = validity.length;
            validity = Arrays.copyOf(validity, words * 2 + 1);
            Arrays.fill(validity, words, validity.length, -1L);
        }
        Validity.setNull(validity, size);
        size++;
    }

    /** The values since the last time. */
    final Vector take() {
        long[] taken = validity;
        if (taken != null && taken.length < Validity.words(size)) {
            int words = taken.length;
            taken = Arrays.copyOf(taken, Validity.words(size));
            Arrays.fill(taken, words, taken.length, -1L);
        }
        Vector vector = vector(size, taken);
        size = 0;
        validity = null;
        return vector;
    }

    final int size() {
        return size;
    }

    /** Decodes a value to a position, the one behind the last. */
    abstract void add(BinaryDecoder decoder, int position) throws IOException;

    /** Makes room for a position that is null. */
    abstract void addNull(int position);

    /** A vector of the first {@code size} values, which are forgotten then. */
    abstract Vector vector(int size, long[] validity);
}
