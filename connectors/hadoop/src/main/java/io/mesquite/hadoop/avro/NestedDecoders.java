package io.mesquite.hadoop.avro;

import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Vector;
import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;

/** Decoders of nested columns. */
final class NestedDecoders {
    private NestedDecoders() {}

    /** Where the values of each position end. */
    private static final class Ends {
        private int[] offsets = new int[ColumnDecoder.FIRST_SIZE + 1];

        private void set(int position, int end) {
            if (position + 1 == offsets.length) {
                offsets = Arrays.copyOf(offsets, position * 2 + 1);
            }
            offsets[position + 1] = end;
        }
    }

    /** ARRAY. */
    static final class Lists extends ColumnDecoder {
        private final ColumnDecoder elements;
        private final Ends ends = new Ends();

        Lists(ColumnDecoder elements) {
            this.elements = elements;
        }

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            for (long count = decoder.readArrayStart(); count > 0; count = decoder.arrayNext()) {
                for (long i = 0; i < count; i++) {
                    elements.read(decoder);
                }
            }
            ends.set(position, elements.size());
        }

        @Override
        void addNull(int position) {
            ends.set(position, elements.size());
        }

        @Override
        Vector vector(int size, long[] validity) {
            return new ArrayVector(size, ends.offsets, elements.take(), validity);
        }
    }

    /** MAP, whose keys are texts. */
    static final class Maps extends ColumnDecoder {
        private final ColumnDecoder keys;
        private final ColumnDecoder values;
        private final Ends ends = new Ends();

        Maps(ColumnDecoder keys, ColumnDecoder values) {
            this.keys = keys;
            this.values = values;
        }

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            for (long count = decoder.readMapStart(); count > 0; count = decoder.mapNext()) {
                for (long i = 0; i < count; i++) {
                    keys.read(decoder);
                    values.read(decoder);
                }
            }
            ends.set(position, keys.size());
        }

        @Override
        void addNull(int position) {
            ends.set(position, keys.size());
        }

        @Override
        Vector vector(int size, long[] validity) {
            return new MapVector(size, ends.offsets, keys.take(), values.take(), validity);
        }
    }

    /** ROW. */
    static final class Rows extends ColumnDecoder {
        private final ColumnDecoder[] fields;

        Rows(ColumnDecoder[] fields) {
            this.fields = fields;
        }

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            for (ColumnDecoder field : fields) {
                field.read(decoder);
            }
        }

        @Override
        void addNull(int position) {
            for (ColumnDecoder field : fields) {
                field.readNull();
            }
        }

        @Override
        Vector vector(int size, long[] validity) {
            Vector[] vectors = new Vector[fields.length];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = fields[i].take();
            }
            return new RowVector(size, vectors, validity);
        }
    }
}
