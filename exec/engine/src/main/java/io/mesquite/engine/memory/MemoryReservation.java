package io.mesquite.engine.memory;

/** Bytes reserved from a {@link MemoryPool}. */
public interface MemoryReservation extends AutoCloseable {
    /**
     * Sets how many bytes the owner holds.
     *
     * @throws io.mesquite.spi.error.MesquiteException MEMORY_LIMIT_EXCEEDED, with the former reservation kept; says the limit and the
     *     largest owners
     */
    void resize(long bytes);

    /** As {@link #resize}, but returns false where the memory can't be had, so that the owner may spill. */
    boolean tryResize(long bytes);

    /** As {@link #tryResize(long)}, but only where so much would be left to others; that is not reserved. */
    boolean tryResize(long bytes, long left);

    long bytes();

    /** Gives everything back; may be called twice. */
    @Override
    void close();
}
