package io.mesquite.files.parquet.decode;

import io.mesquite.spi.vector.BytesVector;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;

/**
 * Stored BYTE_ARRAY and FIXED_LEN_BYTE_ARRAY: views of a page as long as all values come from one, else of a buffer of
 * its own to which they are copied.
 */
public final class BytesValues extends Values {
    private static final byte[] NOTHING = new byte[0];

    int[] starts;
    int[] lengths;
    private byte[] bytes = NOTHING;
    private byte[] buffer = NOTHING;
    private int bufferEnd;
    private boolean copying;

    public BytesValues(int capacity) {
        starts = new int[capacity];
        lengths = new int[capacity];
    }

    @Override
    public void clear() {
        bytes = NOTHING;
        bufferEnd = 0;
        copying = false;
    }

    @Override
    public void ensureCapacity(int capacity) {
        if (capacity > starts.length) {
            starts = Arrays.copyOf(starts, grown(starts.length, capacity));
            lengths = Arrays.copyOf(lengths, starts.length);
        }
    }

    @Override
    public void spread(long[] validity, int offset, int size, int count) {
        int[] localStarts = starts;
        int[] localLengths = lengths;
        int source = offset + count - 1;
        for (int i = offset + size - 1; i >= offset; i--) {
            if ((validity[i >> 6] & 1L << i) != 0) {
                localStarts[i] = localStarts[source];
                localLengths[i] = localLengths[source];
                source--;
            } else {
                localStarts[i] = 0;
                localLengths[i] = 0;
            }
        }
    }

    @Override
    void compact(int offset, int[] ordinals, int count) {
        int[] localStarts = starts;
        int[] localLengths = lengths;
        for (int i = 0; i < count; i++) {
            localStarts[offset + i] = localStarts[offset + ordinals[i]];
            localLengths[offset + i] = localLengths[offset + ordinals[i]];
        }
    }

    @Override
    public void putAll(Values dictionary, int[] ids, int from, int offset, int count) {
        BytesValues source = (BytesValues) dictionary;
        for (int i = 0; i < count; i++) {
            starts[offset + i] = source.starts[ids[from + i]];
            lengths[offset + i] = source.lengths[ids[from + i]];
        }
        endOfPage(source.bytes, offset, count);
    }

    @Override
    public void endOfPage(byte[] page, int offset, int count) {
        if (!copying && (offset == 0 || bytes == page)) {
            bytes = page;
            return;
        }
        keep(offset);
        append(page, offset, count);
        bytes = buffer;
    }

    @Override
    public void keep(int count) {
        if (!copying) {
            copying = true;
            append(bytes, 0, count);
            bytes = buffer;
        }
    }

    private void append(byte[] source, int offset, int count) {
        long total = bufferEnd;
        for (int i = offset; i < offset + count; i++) {
            total += lengths[i];
        }
        if (total > buffer.length) {
            buffer = Arrays.copyOf(buffer, grown(buffer.length, Math.toIntExact(total)));
        }
        for (int i = offset; i < offset + count; i++) {
            System.arraycopy(source, starts[i], buffer, bufferEnd, lengths[i]);
            starts[i] = bufferEnd;
            bufferEnd += lengths[i];
        }
    }

    @Override
    public Vector toVector(int size, long[] validity) {
        return new BytesVector(size, bytes, starts, lengths, validity);
    }
}
