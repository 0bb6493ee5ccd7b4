package io.mesquite.engine.memory;

/**
 * Holds whole megabytes, so that most changes touch nothing shared. One that is revocable refuses to grow once it was asked to spill, until it is
 * small again.
 */
final class ChunkedReservation implements MemoryReservation {
    private static final long CHUNK = 1 << 20;
    /** It is not worth asking for less. */
    static final long SMALL = 4 << 20;

    private final OperatorMemory pool;
    private final String owner;
    private final boolean revocable;
    private long bytes;
    /** Written by the owner's thread, read by those who look for memory. */
    private volatile long held;

    private volatile boolean asked;

    ChunkedReservation(OperatorMemory pool, String owner, boolean revocable) {
        this.pool = pool;
        this.owner = owner;
        this.revocable = revocable;
    }

    /** Bytes that would be free if the owner spilled; 0 where it has been asked to already. */
    long revocableBytes() {
        return asked ? 0 : held;
    }

    long heldBytes() {
        return held;
    }

    boolean isRevocable() {
        return revocable;
    }

    /** From any thread; the owner spills when it wants to grow the next time. */
    void askToSpill() {
        asked = true;
    }

    @Override
    public void resize(long newBytes) {
        long needed = chunks(newBytes);
        if (needed <= SMALL) {
            asked = false;
        }
        if (needed > held) {
            pool.reserve(owner, needed - held, this);
        } else if (needed < held) {
            pool.release(owner, held - needed);
        }
        held = needed;
        bytes = newBytes;
    }

    @Override
    public boolean tryResize(long newBytes) {
        return tryResize(newBytes, 0);
    }

    @Override
    public boolean tryResize(long newBytes, long left) {
        if (asked && newBytes > SMALL) {
            return false;
        }
        long needed = chunks(newBytes);
        if (needed > held || left > 0) {
            if (!pool.tryReserve(owner, Math.max(0, needed - held), left, this)) {
                return false;
            }
            held = Math.max(held, needed);
        }
        resize(newBytes);
        return true;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        resize(0);
        if (revocable) {
            pool.remove(this);
        }
    }

    private static long chunks(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a reservation of " + bytes + " bytes");
        }
        return Math.addExact(bytes, CHUNK - 1) / CHUNK * CHUNK;
    }
}
