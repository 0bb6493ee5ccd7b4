package io.mesquite.spi.vector;

import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.Layout;
import java.util.Arrays;

/**
 * Values of {@link Layout#BYTES}: each is a view of {@code lengths[p]} bytes from {@code starts[p]} of one shared byte
 * array. Views may overlap, come in any order and leave gaps. At null positions start and length are a valid view too.
 */
public final class BytesVector extends Vector {
    private final byte[] bytes;
    private final int[] starts;
    private final int[] lengths;

    /** @param starts and {@code lengths}: at least {@code size} entries each, kept and not copied, as {@code bytes} is */
    public BytesVector(int size, byte[] bytes, int[] starts, int[] lengths, long[] validity) {
        super(size, validity);
        this.bytes = bytes;
        this.starts = starts;
        this.lengths = lengths;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int[] starts() {
        return starts;
    }

    public int[] lengths() {
        return lengths;
    }

    @Override
    public Layout layout() {
        return Layout.BYTES;
    }

    @Override
    public BytesVector gather(int[] positions, int count) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            total = Math.addExact(total, lengths[positions[i]]);
        }
        byte[] gatheredBytes = new byte[total];
        int[] gatheredStarts = new int[count];
        int[] gatheredLengths = new int[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            int length = lengths[positions[i]];
            System.arraycopy(bytes, starts[positions[i]], gatheredBytes, end, length);
            gatheredStarts[i] = end;
            gatheredLengths[i] = length;
            end += length;
        }
        return new BytesVector(
                count, gatheredBytes, gatheredStarts, gatheredLengths, Validity.gather(validity(), positions, count));
    }

    @Override
    public BytesVector copy() {
        int size = size();
        int total = 0;
        for (int i = 0; i < size; i++) {
            total = Math.addExact(total, lengths[i]);
        }
        byte[] copiedBytes = new byte[total];
        int[] copiedStarts = new int[size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            System.arraycopy(bytes, starts[i], copiedBytes, end, lengths[i]);
            copiedStarts[i] = end;
            end += lengths[i];
        }
        return new BytesVector(
                size, copiedBytes, copiedStarts, Arrays.copyOf(lengths, size), Validity.copy(validity(), size));
    }

    @Override
    public Object value(int position) {
        return isNull(position)
                ? null
                : new Bytes(Arrays.copyOfRange(bytes, starts[position], starts[position] + lengths[position]));
    }

    @Override
    public long retainedBytes() {
        return bytes.length + 4L * (starts.length + lengths.length) + validityBytes();
    }
}
