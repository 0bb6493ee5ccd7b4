package io.mesquite.engine.memory;

import io.mesquite.engine.disk.OperatorSpill;
import java.util.concurrent.atomic.AtomicLong;

/** What one operator holds of its query's memory, all its lanes together. Thread-safe. */
public final class OperatorMemory implements MemoryPool {
    private final QueryMemory query;
    private final OperatorSpill spill;
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();

    OperatorMemory(QueryMemory query) {
        this.query = query;
        this.spill = query.newSpill();
    }

    @Override
    public MemoryReservation newReservation(String owner) {
        return new ChunkedReservation(this, owner);
    }

    @Override
    public OperatorSpill spill() {
        return spill;
    }

    @Override
    public long reservedBytes() {
        return reserved.get();
    }

    /** The query's limit: an operator has none of its own. */
    @Override
    public long limitBytes() {
        return query.limitBytes();
    }

    /** The most that was reserved at one time. */
    public long peakBytes() {
        return peak.get();
    }

    boolean tryReserve(String owner, long bytes) {
        if (!query.tryReserve(owner, bytes)) {
            return false;
        }
        peak.accumulateAndGet(reserved.addAndGet(bytes), Math::max);
        return true;
    }

    void reserve(String owner, long bytes) {
        if (!tryReserve(owner, bytes)) {
            throw query.exceeded(owner, bytes);
        }
    }

    void release(String owner, long bytes) {
        reserved.addAndGet(-bytes);
        query.release(owner, bytes);
    }
}
