package io.mesquite.engine.memory;

import io.mesquite.engine.disk.OperatorSpill;

/** Memory that may be reserved: a query's part of a worker's. Thread-safe. */
public interface MemoryPool {
    /**
     * A holder of reserved bytes, for one operator on one lane (it is not thread-safe). Takes from the pool in chunks, so that it
     * may be called for each batch.
     *
     * @param owner what a person would call it, such as {@code aggregation}
     */
    MemoryReservation newReservation(String owner);

    /**
     * As {@link #newReservation}, for an owner that spills when it is refused memory: when the pool is short the largest of these is asked to. It
     * learns that by a refusal of {@link MemoryReservation#tryResize}, on its own thread, though there may be memory again by then.
     */
    MemoryReservation newRevocableReservation(String owner);

    /** Where that goes on disk for which there is no memory. */
    OperatorSpill spill();

    long reservedBytes();

    long limitBytes();
}
