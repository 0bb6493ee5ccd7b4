package io.mesquite.spi.connector;

import io.mesquite.spi.predicate.Constraint;

/** What the engine lends to a source that reads a split. */
public interface ScanContext {
    /**
     * What joins and top-Ns have learned meanwhile about the rows that are still of use; advice, and narrower at each call.
     * Worth asking when a split is opened and now and then later.
     */
    Constraint dynamicConstraint();

    /**
     * Counts buffers of more than about a megabyte against the query's limit.
     *
     * @param bytes to add; negative to give back. All must be given back when the source is closed.
     * @throws io.mesquite.spi.error.MesquiteException MEMORY_LIMIT_EXCEEDED, with nothing reserved
     */
    void reserveMemory(long bytes);

    /** Returns at once, or throws when the query is cancelled. To be called before anything that takes long. */
    void checkCancelled();

    /** Counts bytes that came from the store, for the query's statistics. */
    void countBytesRead(long bytes);

    /** Counts requests to the store, each of which costs a round trip where it is not on this machine. */
    default void countRequests(int requests) {}
}
