package io.mesquite.engine.memory;

import io.mesquite.engine.disk.SpillSettings;
import io.mesquite.engine.disk.SpillSpace;
import java.util.concurrent.atomic.AtomicLong;

/** The memory of this process that queries may use together. Thread-safe. */
public final class WorkerMemory {
    private static final double SHARE_OF_HEAP = 0.65;

    private final long limitBytes;
    private final SpillSpace spillSpace;
    private final AtomicLong reserved = new AtomicLong();

    /** Spills to a folder under that of temporary files. */
    public WorkerMemory(long limitBytes) {
        this(limitBytes, new SpillSpace(SpillSettings.defaults()));
    }

    /** @param spillSpace where queries put what does not fit; closed by whoever made it */
    public WorkerMemory(long limitBytes, SpillSpace spillSpace) {
        if (limitBytes <= 0) {
            throw new IllegalArgumentException("a memory limit of " + limitBytes + " bytes");
        }
        this.limitBytes = limitBytes;
        this.spillSpace = spillSpace;
    }

    /** Two thirds of the heap, as much as collectors give to what lives long; the rest is for what is not counted, such as batches on their way. */
    public static WorkerMemory ofHeap() {
        return ofHeap(new SpillSpace(SpillSettings.defaults()));
    }

    /** As {@link #ofHeap()}, with a place to spill to. */
    public static WorkerMemory ofHeap(SpillSpace spillSpace) {
        return new WorkerMemory((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP), spillSpace);
    }

    /**
     * The memory of one more query.
     *
     * @param limitBytes of that query alone; the worker's limit holds too
     */
    public QueryMemory newQuery(long limitBytes) {
        return new QueryMemory(this, Math.min(limitBytes, this.limitBytes));
    }

    public SpillSpace spillSpace() {
        return spillSpace;
    }

    public long reservedBytes() {
        return reserved.get();
    }

    public long limitBytes() {
        return limitBytes;
    }

    /** @param left that must be free afterwards */
    boolean tryReserve(long bytes, long left) {
        if (reserved.addAndGet(bytes) > limitBytes - left) {
            reserved.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(long bytes) {
        reserved.addAndGet(-bytes);
    }
}
