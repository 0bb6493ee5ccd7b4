package io.mesquite.files.parquet.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Large byte arrays that are used again, since fresh memory costs more than reading into it. Thread-safe. What is out is
 * counted by {@link Buffers}; what is idle is bounded here.
 */
public final class BufferPool {
    private final long maxIdleBytes;
    private final List<byte[]> idle = new ArrayList<>();
    private long idleBytes;

    public BufferPool(long maxIdleBytes) {
        this.maxIdleBytes = maxIdleBytes;
    }

    /** An idle array of at least {@code size} bytes and at most twice that, or null. */
    synchronized byte[] take(int size) {
        int best = -1;
        for (int i = 0; i < idle.size(); i++) {
            int length = idle.get(i).length;
            if (length >= size && length <= 2L * size && (best < 0 || length < idle.get(best).length)) {
                best = i;
            }
        }
        if (best < 0) {
            return null;
        }
        byte[] buffer = idle.get(best);
        byte[] last = idle.remove(idle.size() - 1);
        if (best < idle.size()) {
            idle.set(best, last);
        }
        idleBytes -= buffer.length;
        return buffer;
    }

    /** Takes an array back; the longest idle ones make room for it. */
    synchronized void give(byte[] buffer) {
        if (buffer.length > maxIdleBytes) {
            return;
        }
        int dropped = 0;
        while (idleBytes + buffer.length > maxIdleBytes) {
            idleBytes -= idle.get(dropped++).length;
        }
        idle.subList(0, dropped).clear();
        idle.add(buffer);
        idleBytes += buffer.length;
    }
}
