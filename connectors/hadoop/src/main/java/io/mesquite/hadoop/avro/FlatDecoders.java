package io.mesquite.hadoop.avro;

import io.mesquite.spi.type.Int128;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;

/** Decoders of scalar columns, by the layout of their values. */
final class FlatDecoders {
    private FlatDecoders() {}

    /** Reads a value of some form as a {@code long}. */
    interface LongValue {
        long read(BinaryDecoder decoder) throws IOException;
    }

    /** Reads a value of some form as a {@code double}. */
    interface DoubleValue {
        double read(BinaryDecoder decoder) throws IOException;
    }

    /** Reads a value of some form as 128 bits. */
    interface WideValue {
        Int128 read(BinaryDecoder decoder) throws IOException;
    }

    /** Reads bytes, which are valid until the next call and have an array. */
    interface BytesValue {
        ByteBuffer read(BinaryDecoder decoder) throws IOException;
    }

    /** BOOLEAN. */
    static final class Booleans extends ColumnDecoder {
        private boolean[] values = new boolean[FIRST_SIZE];

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            addNull(position);
            values[position] = decoder.readBoolean();
        }

        @Override
        void addNull(int position) {
            if (position == values.length) {
                values = Arrays.copyOf(values, position * 2);
            }
        }

        @Override
        Vector vector(int size, long[] validity) {
            return new BooleanVector(size, values, validity);
        }
    }

    /** INTEGER and DATE. */
    static final class Ints extends ColumnDecoder {
        private int[] values = new int[FIRST_SIZE];

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            addNull(position);
            values[position] = decoder.readInt();
        }

        @Override
        void addNull(int position) {
            if (position == values.length) {
                values = Arrays.copyOf(values, position * 2);
            }
        }

        @Override
        Vector vector(int size, long[] validity) {
            return new IntVector(size, values, validity);
        }
    }

    /** BIGINT, times, short decimals. */
    static final class Longs extends ColumnDecoder {
        private final LongValue value;
        private long[] values = new long[FIRST_SIZE];

        Longs(LongValue value) {
            this.value = value;
        }

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            addNull(position);
            values[position] = value.read(decoder);
        }

        @Override
        void addNull(int position) {
            if (position == values.length) {
                values = Arrays.copyOf(values, position * 2);
            }
        }

        @Override
        Vector vector(int size, long[] validity) {
            return new LongVector(size, values, validity);
        }
    }

    /** REAL and DOUBLE. */
    static final class Doubles extends ColumnDecoder {
        private final DoubleValue value;
        private double[] values = new double[FIRST_SIZE];

        Doubles(DoubleValue value) {
            this.value = value;
        }

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            addNull(position);
            values[position] = value.read(decoder);
        }

        @Override
        void addNull(int position) {
            if (position == values.length) {
                values = Arrays.copyOf(values, position * 2);
            }
        }

        @Override
        Vector vector(int size, long[] validity) {
            return new DoubleVector(size, values, validity);
        }
    }

    /** Wide decimals and UUID. */
    static final class Wides extends ColumnDecoder {
        private final WideValue value;
        private long[] high = new long[FIRST_SIZE];
        private long[] low = new long[FIRST_SIZE];

        Wides(WideValue value) {
            this.value = value;
        }

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            addNull(position);
            Int128 read = value.read(decoder);
            high[position] = read.high();
            low[position] = read.low();
        }

        @Override
        void addNull(int position) {
            if (position == high.length) {
                high = Arrays.copyOf(high, position * 2);
                low = Arrays.copyOf(low, position * 2);
            }
        }

        @Override
        Vector vector(int size, long[] validity) {
            return new Int128Vector(size, high, low, validity);
        }
    }

    /** VARCHAR and VARBINARY. */
    static final class Blobs extends ColumnDecoder {
        private final BytesValue value;
        private byte[] bytes = new byte[FIRST_SIZE];
        private int[] starts = new int[FIRST_SIZE];
        private int[] lengths = new int[FIRST_SIZE];
        private int end;

        Blobs(BytesValue value) {
            this.value = value;
        }

        @Override
        void add(BinaryDecoder decoder, int position) throws IOException {
            addNull(position);
            ByteBuffer read = value.read(decoder);
            int length = read.remaining();
            if (length > bytes.length - end) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, (end + (long) length) * 2));
            }
            System.arraycopy(read.array(), read.arrayOffset() + read.position(), bytes, end, length);
            lengths[position] = length;
            end += length;
        }

        @Override
        void addNull(int position) {
            if (position == starts.length) {
                starts = Arrays.copyOf(starts, position * 2);
                lengths = Arrays.copyOf(lengths, position * 2);
            }
            starts[position] = end;
            lengths[position] = 0;
        }

        @Override
        Vector vector(int size, long[] validity) {
            end = 0;
            return new BytesVector(size, bytes, starts, lengths, validity);
        }
    }
}
