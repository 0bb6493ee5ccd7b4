package io.mesquite.engine.exchange;

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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Encodes batches, one behind the other, into a frame that {@link FrameReader} decodes. A frame stands for itself: it names no
 * earlier one. All numbers are little endian.
 *
 * <pre>
 * frame:  batch …
 * batch:  rows (int), columns (int), vector …
 * vector: kind (byte), layout (byte), size (int), has nulls (byte), validity words, then
 *           flat:       its arrays, cut to its size
 *           dictionary: flat vector of the values, ids
 *           constant:   flat vector of one value
 * </pre>
 *
 * A dictionary that is larger than its vector is not sent; its values are.
 */
public final class FrameWriter {
    static final byte FLAT = 0;
    static final byte DICTIONARY = 1;
    static final byte CONSTANT = 2;

    private static final int FIRST_CAPACITY = 4 << 10;

    private ByteBuffer buffer = allocate(FIRST_CAPACITY);

    /** Bytes written since the last {@link #take}. */
    public int size() {
        return buffer.position();
    }

    /** The frame; the next batch begins another one. */
    public byte[] take() {
        byte[] frame = new byte[buffer.position()];
        buffer.flip().get(frame);
        buffer.clear();
        return frame;
    }

    /** Appends a batch to the frame. */
    public void write(Batch batch) {
        ensure(8);
        buffer.putInt(batch.size()).putInt(batch.columns().size());
        for (Vector column : batch.columns()) {
            write(column);
        }
    }

    private void write(Vector vector) {
        if (vector instanceof DictionaryVector dictionary) {
            if (dictionary.dictionary().size() <= vector.size()) {
                header(DICTIONARY, vector, vector.validity());
                write(dictionary.dictionary());
                putInts(dictionary.ids(), vector.size());
            } else {
                write(vector.flatten());
            }
        } else if (vector instanceof ConstantVector constant) {
            header(CONSTANT, vector, null);
            write(constant.single());
        } else {
            header(FLAT, vector, vector.validity());
            writeFlat(vector);
        }
    }

    private void header(byte kind, Vector vector, long[] validity) {
        ensure(7);
        buffer.put(kind).put((byte) vector.layout().ordinal()).putInt(vector.size());
        buffer.put((byte) (validity == null ? 0 : 1));
        if (validity != null) {
            putLongs(validity, Validity.words(vector.size()));
        }
    }

    private void writeFlat(Vector vector) {
        int size = vector.size();
        if (vector instanceof LongVector longs) {
            putLongs(longs.values(), size);
        } else if (vector instanceof IntVector ints) {
            putInts(ints.values(), size);
        } else if (vector instanceof DoubleVector doubles) {
            ensure(8L * size);
            buffer.asDoubleBuffer().put(doubles.values(), 0, size);
            skip(8 * size);
        } else if (vector instanceof BytesVector bytes) {
            writeBytes(bytes);
        } else if (vector instanceof Int128Vector wide) {
            putLongs(wide.high(), size);
            putLongs(wide.low(), size);
        } else if (vector instanceof BooleanVector booleans) {
            writeBooleans(booleans.values(), size);
        } else if (vector instanceof ArrayVector arrays) {
            putOffsets(arrays.offsets(), size);
            write(part(arrays.elements(), arrays.offsets(), size));
        } else if (vector instanceof MapVector maps) {
            putOffsets(maps.offsets(), size);
            write(part(maps.keys(), maps.offsets(), size));
            write(part(maps.values(), maps.offsets(), size));
        } else {
            RowVector rows = (RowVector) vector;
            ensure(4);
            buffer.putInt(rows.fieldCount());
            for (int field = 0; field < rows.fieldCount(); field++) {
                write(rows.field(field));
            }
        }
    }

    private void writeBytes(BytesVector vector) {
        int size = vector.size();
        int[] starts = vector.starts();
        int[] lengths = vector.lengths();
        putInts(lengths, size);
        long total = 0;
        for (int i = 0; i < size; i++) {
            total += lengths[i];
        }
        ensure(total);
        for (int i = 0; i < size; i++) {
            buffer.put(vector.bytes(), starts[i], lengths[i]);
        }
    }

    private void writeBooleans(boolean[] values, int size) {
        ensure(size);
        for (int i = 0; i < size; i++) {
            buffer.put((byte) (values[i] ? 1 : 0));
        }
    }

    /** Offsets from 0, as those of the elements that are sent. */
    private void putOffsets(int[] offsets, int size) {
        ensure(4L * size + 4);
        for (int i = 0; i <= size; i++) {
            buffer.putInt(offsets[i] - offsets[0]);
        }
    }

    /** The elements that the lists use. */
    private static Vector part(Vector elements, int[] offsets, int size) {
        int from = offsets[0];
        int count = offsets[size] - from;
        if (from == 0 && count == elements.size()) {
            return elements;
        }
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            positions[i] = from + i;
        }
        return elements.gather(positions, count);
    }

    private void putLongs(long[] values, int count) {
        ensure(8L * count);
        buffer.asLongBuffer().put(values, 0, count);
        skip(8 * count);
    }

    private void putInts(int[] values, int count) {
        ensure(4L * count);
        buffer.asIntBuffer().put(values, 0, count);
        skip(4 * count);
    }

    private void skip(int bytes) {
        buffer.position(buffer.position() + bytes);
    }

    private void ensure(long more) {
        if (buffer.remaining() < more) {
            int needed = Math.toIntExact(buffer.position() + more);
            int doubled = (int) Math.min(Integer.MAX_VALUE - 8, 2L * buffer.capacity());
            ByteBuffer larger = allocate(Math.max(needed, doubled));
            larger.put(buffer.flip());
            buffer = larger;
        }
    }

    private static ByteBuffer allocate(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The layout of a number in a frame. */
    static Layout layout(int ordinal) {
        return Layout.values()[ordinal];
    }
}
