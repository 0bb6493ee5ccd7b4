package io.mesquite.engine.memory;

import java.util.concurrent.atomic.AtomicLong;

/** The memory of this process that queries may use together. Thread-safe. */
public final class WorkerMemory {
    private static final double SHARE_OF_HEAP = 0.75;

    private final long limitBytes;
    private final AtomicLong reserved = new AtomicLong();

    public WorkerMemory(long limitBytes) {
        if (limitBytes <= 0) {
            throw new IllegalArgumentException("a memory limit of " + limitBytes + " bytes");
        }
        this.limitBytes = limitBytes;
    }

    /** Three quarters of the heap: the rest is for what is not counted, such as batches on their way. */
    public static WorkerMemory ofHeap() {
        return new WorkerMemory((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
    }

    /**
     * The memory of one more query.
     *
     * @param limitBytes of that query alone; the worker's limit holds too
     */
    public QueryMemory newQuery(long limitBytes) {
        return new QueryMemory(this, Math.min(limitBytes, this.limitBytes));
    }

    public long reservedBytes() {
        return reserved.get();
    }

    public long limitBytes() {
        return limitBytes;
    }

    boolean tryReserve(long bytes) {
        if (reserved.addAndGet(bytes) > limitBytes) {
            reserved.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(long bytes) {
        reserved.addAndGet(-bytes);
    }
}
