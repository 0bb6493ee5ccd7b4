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
        return new ChunkedReservation(this, owner, false);
    }

    @Override
    public MemoryReservation newRevocableReservation(String owner) {
        ChunkedReservation reservation = new ChunkedReservation(this, owner, true);
        query.add(reservation);
        return reservation;
    }

    void remove(ChunkedReservation reservation) {
        query.remove(reservation);
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

    /**
     * @param left that must be free afterwards
     * @param asking the one who asks: only who holds more is asked to spill for it
     */
    boolean tryReserve(String owner, long bytes, long left, ChunkedReservation asking) {
        if (!query.tryReserve(owner, bytes, left, asking.isRevocable())) {
            query.askLargest(asking.heldBytes());
            return false;
        }
        count(bytes);
        return true;
    }

    void reserve(String owner, long bytes, ChunkedReservation asking) {
        if (!tryReserve(owner, bytes, 0, asking) && !overdraw(owner, bytes)) {
            throw query.exceeded(owner, bytes);
        }
    }

    private boolean overdraw(String owner, long bytes) {
        boolean lent = query.overdraw(owner, bytes);
        if (lent) {
            count(bytes);
        }
        return lent;
    }

    private void count(long bytes) {
        peak.accumulateAndGet(reserved.addAndGet(bytes), Math::max);
    }

    void release(String owner, long bytes) {
        reserved.addAndGet(-bytes);
        query.release(owner, bytes);
    }
}
