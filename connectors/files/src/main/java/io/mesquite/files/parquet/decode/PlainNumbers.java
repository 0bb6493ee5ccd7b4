package io.mesquite.files.parquet.decode;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/** PLAIN numbers. The bulk reads of buffers copy memory, which is faster than any loop. */
final class PlainNumbers {
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private PlainNumbers() {}

    static final class Ints extends PlainFixed<IntValues> {
        private final int start;
        private final IntBuffer view;

        Ints(byte[] bytes, int from, int end) {
            super(bytes, from, end, 4);
            start = from;
            view = view().asIntBuffer();
        }

        @Override
        void decode(IntValues out, int offset, int count) {
            view.get((position - start) >> 2, out.array, offset, count);
        }

        @Override
        void decodeAt(IntValues out, int offset, int[] ordinals, int count) {
            int[] values = out.array;
            byte[] source = bytes;
            int base = position;
            for (int i = 0; i < count; i++) {
                values[offset + i] = Bits.getInt(source, base + 4 * ordinals[i]);
            }
        }
    }

    static final class Longs extends PlainFixed<LongValues> {
        private final int start;
        private final LongBuffer view;

        Longs(byte[] bytes, int from, int end) {
            super(bytes, from, end, 8);
            start = from;
            view = view().asLongBuffer();
        }

        @Override
        void decode(LongValues out, int offset, int count) {
            view.get((position - start) >> 3, out.array, offset, count);
        }

        @Override
        void decodeAt(LongValues out, int offset, int[] ordinals, int count) {
            long[] values = out.array;
            byte[] source = bytes;
            int base = position;
            for (int i = 0; i < count; i++) {
                values[offset + i] = Bits.getLong(source, base + 8 * ordinals[i]);
            }
        }
    }

    static final class Doubles extends PlainFixed<DoubleValues> {
        private final int start;
        private final DoubleBuffer view;

        Doubles(byte[] bytes, int from, int end) {
            super(bytes, from, end, 8);
            start = from;
            view = view().asDoubleBuffer();
        }

        @Override
        void decode(DoubleValues out, int offset, int count) {
            view.get((position - start) >> 3, out.array, offset, count);
        }

        @Override
        void decodeAt(DoubleValues out, int offset, int[] ordinals, int count) {
            double[] values = out.array;
            byte[] source = bytes;
            int base = position;
            for (int i = 0; i < count; i++) {
                values[offset + i] = Double.longBitsToDouble(Bits.getLong(source, base + 8 * ordinals[i]));
            }
        }
    }

    static final class Floats extends PlainFixed<DoubleValues> {
        private final int start;
        private final FloatBuffer view;
        private float[] scratch = new float[0];

        Floats(byte[] bytes, int from, int end) {
            super(bytes, from, end, 4);
            start = from;
            view = view().asFloatBuffer();
        }

        @Override
        void decode(DoubleValues out, int offset, int count) {
            if (scratch.length < count) {
                scratch = new float[count];
            }
            float[] floats = scratch;
            view.get((position - start) >> 2, floats, 0, count);
            double[] values = out.array;
            for (int i = 0; i < count; i++) {
                values[offset + i] = floats[i];
            }
        }

        @Override
        void decodeAt(DoubleValues out, int offset, int[] ordinals, int count) {
            double[] values = out.array;
            byte[] source = bytes;
            int base = position;
            for (int i = 0; i < count; i++) {
                values[offset + i] = Float.intBitsToFloat(Bits.getInt(source, base + 4 * ordinals[i]));
            }
        }
    }

    /** Nanoseconds of the day and Julian day, as microseconds since 1970. */
    static final class Int96s extends PlainFixed<LongValues> {
        Int96s(byte[] bytes, int from, int end) {
            super(bytes, from, end, 12);
        }

        @Override
        void decode(LongValues out, int offset, int count) {
            for (int i = 0; i < count; i++) {
                out.array[offset + i] = micros(bytes, position + 12 * i);
            }
        }

        @Override
        void decodeAt(LongValues out, int offset, int[] ordinals, int count) {
            for (int i = 0; i < count; i++) {
                out.array[offset + i] = micros(bytes, position + 12 * ordinals[i]);
            }
        }

        private static long micros(byte[] bytes, int index) {
            long nanos = Bits.getLong(bytes, index);
            long day = Bits.getInt(bytes, index + 8) & 0xffff_ffffL;
            return (day - JULIAN_DAY_OF_EPOCH) * MICROS_PER_DAY + Math.floorDiv(nanos, 1000L);
        }
    }

    /** Values of a fixed number of bytes, as views of the page. */
    static final class FixedBytes extends PlainFixed<BytesValues> {
        FixedBytes(byte[] bytes, int from, int end, int width) {
            super(bytes, from, end, width);
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        void decode(BytesValues out, int offset, int count) {
            for (int i = 0; i < count; i++) {
                out.starts[offset + i] = position + width * i;
                out.lengths[offset + i] = width;
            }
        }

        @Override
        void decodeAt(BytesValues out, int offset, int[] ordinals, int count) {
            for (int i = 0; i < count; i++) {
                out.starts[offset + i] = position + width * ordinals[i];
                out.lengths[offset + i] = width;
            }
        }
    }
}
