package io.mesquite.engine.exchange;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Layout;
import io.mesquite.spi.vector.ArrayVector;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.ConstantVector;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.DoubleVector;
import io.mesquite.spi.vector.Int128Vector;
import io.mesquite.spi.vector.IntVector;
import io.mesquite.spi.vector.LongVector;
import io.mesquite.spi.vector.MapVector;
import io.mesquite.spi.vector.RowVector;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Decodes a frame of {@link FrameWriter}. The batches have arrays of their own. */
public final class FrameReader {
    private final ByteBuffer buffer;

    public FrameReader(byte[] frame) {
        buffer = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The next batch, or null at the frame's end. */
    public Batch next() {
        if (!buffer.hasRemaining()) {
            return null;
        }
        try {
            int rows = count(0);
            Vector[] columns = new Vector[count(1)];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = readVector();
            }
            return Batch.of(rows, columns);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
            throw new MesquiteException(
                    ErrorCode.CONNECTION_FAILED,
                    "A frame of " + buffer.capacity() + " bytes from another task is damaged at byte "
                            + buffer.position() + ". Run the query again; if it stays so, look at the network.",
                    damaged);
        }
    }

    private Vector readVector() {
        byte kind = buffer.get();
        Layout layout = FrameWriter.layout(buffer.get());
        int size = buffer.getInt();
        check(size >= 0);
        long[] validity = buffer.get() == 0 ? null : longs(Validity.words(size));
        switch (kind) {
            case FrameWriter.FLAT -> {
                return readFlat(layout, size, validity);
            }
            case FrameWriter.DICTIONARY -> {
                Vector dictionary = readVector();
                int[] ids = ints(size);
                for (int id : ids) {
                    check(id >= 0 && id < dictionary.size());
                }
                return new DictionaryVector(size, ids, dictionary, validity);
            }
            case FrameWriter.CONSTANT -> {
                return new ConstantVector(size, readVector());
            }
            default -> throw new IllegalArgumentException("kind " + kind);
        }
    }

    private Vector readFlat(Layout layout, int size, long[] validity) {
        return switch (layout) {
            case BOOLEAN -> new BooleanVector(size, booleans(size), validity);
            case INT -> new IntVector(size, ints(size), validity);
            case LONG -> new LongVector(size, longs(size), validity);
            case INT128 -> new Int128Vector(size, longs(size), longs(size), validity);
            case DOUBLE -> new DoubleVector(size, doubles(size), validity);
            case BYTES -> readBytes(size, validity);
            case ARRAY -> {
                int[] offsets = offsets(size);
                Vector elements = readVector();
                check(offsets[size] <= elements.size());
                yield new ArrayVector(size, offsets, elements, validity);
            }
            case MAP -> {
                int[] offsets = offsets(size);
                Vector keys = readVector();
                Vector values = readVector();
                check(offsets[size] <= keys.size() && keys.size() == values.size());
                yield new MapVector(size, offsets, keys, values, validity);
            }
            case ROW -> {
                Vector[] fields = new Vector[count(1)];
                for (int i = 0; i < fields.length; i++) {
                    fields[i] = readVector();
                    check(fields[i].size() == size);
                }
                yield new RowVector(size, fields, validity);
            }
        };
    }

    private BytesVector readBytes(int size, long[] validity) {
        int[] lengths = ints(size);
        int[] starts = new int[size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            check(lengths[i] >= 0 && lengths[i] <= buffer.remaining() - end);
            starts[i] = end;
            end += lengths[i];
        }
        byte[] bytes = new byte[end];
        buffer.get(bytes);
        return new BytesVector(size, bytes, starts, lengths, validity);
    }

    private int[] offsets(int size) {
        int[] offsets = ints(size + 1);
        check(offsets[0] == 0);
        for (int i = 0; i < size; i++) {
            check(offsets[i] <= offsets[i + 1]);
        }
        return offsets;
    }

    private boolean[] booleans(int size) {
        checkRemaining(size);
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
            values[i] = buffer.get() != 0;
        }
        return values;
    }

    private double[] doubles(int size) {
        checkRemaining(8L * size);
        double[] values = new double[size];
        buffer.asDoubleBuffer().get(values);
        buffer.position(buffer.position() + 8 * size);
        return values;
    }

    private long[] longs(int size) {
        checkRemaining(8L * size);
        long[] values = new long[size];
        buffer.asLongBuffer().get(values);
        buffer.position(buffer.position() + 8 * size);
        return values;
    }

    private int[] ints(int size) {
        checkRemaining(4L * size);
        int[] values = new int[size];
        buffer.asIntBuffer().get(values);
        buffer.position(buffer.position() + 4 * size);
        return values;
    }

    /** A number of things of which each takes that many bytes at least. */
    private int count(int bytesEach) {
        int count = buffer.getInt();
        check(count >= 0);
        checkRemaining((long) count * bytesEach);
        return count;
    }

    /** Before an array is made, so that a damaged length can't use up the memory. */
    private void checkRemaining(long bytes) {
        if (buffer.remaining() < bytes) {
            throw new BufferUnderflowException();
        }
    }

    private static void check(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("damaged frame");
        }
    }
}
