package io.mesquite.server.avatica;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Little-endian bytes that grow as they are written. */
final class FrameBuffer {
    private byte[] bytes = new byte[1 << 16];
    private ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

    /** Begins anew. */
    void clear() {
        view.clear();
    }

    private void reserve(int more) {
        int needed = Math.addExact(view.position(), more);
        if (needed > bytes.length) {
            int position = view.position();
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
            view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(position);
        }
    }

    void putByte(int value) {
        reserve(1);
        view.put((byte) value);
    }

    void putInt(int value) {
        reserve(4);
        view.putInt(value);
    }

    void putInts(int[] values, int count) {
        reserve(Math.multiplyExact(4, count));
        view.asIntBuffer().put(values, 0, count);
        view.position(view.position() + 4 * count);
    }

    void putLongs(long[] values, int count) {
        reserve(Math.multiplyExact(8, count));
        view.asLongBuffer().put(values, 0, count);
        view.position(view.position() + 8 * count);
    }

    void putDoubles(double[] values, int count) {
        reserve(Math.multiplyExact(8, count));
        view.asDoubleBuffer().put(values, 0, count);
        view.position(view.position() + 8 * count);
    }

    /** The values one after the other. */
    void putValues(byte[] source, int[] starts, int[] lengths, int count) {
        long total = 0;
        boolean adjacent = true;
        for (int i = 0; i < count; i++) {
            adjacent &= lengths[i] == 0 || starts[i] == starts[0] + total;
            total += lengths[i];
        }
        reserve(Math.toIntExact(total));
        int at = view.position();
        if (adjacent && total > 0) {
            System.arraycopy(source, starts[0], bytes, at, (int) total);
            at += (int) total;
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(source, starts[i], bytes, at, lengths[i]);
                at += lengths[i];
            }
        }
        view.position(at);
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, view.position());
    }
}
