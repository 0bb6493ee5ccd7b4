package io.mesquite.engine.memory;

/** Holds whole megabytes, so that most changes touch nothing shared. */
final class ChunkedReservation implements MemoryReservation {
    private static final long CHUNK = 1 << 20;

    private final OperatorMemory pool;
    private final String owner;
    private long bytes;
    private long held;

    ChunkedReservation(OperatorMemory pool, String owner) {
        this.pool = pool;
        this.owner = owner;
    }

    @Override
    public void resize(long newBytes) {
        long needed = chunks(newBytes);
        if (needed > held) {
            pool.reserve(owner, needed - held);
        } else if (needed < held) {
            pool.release(owner, held - needed);
        }
        held = needed;
        bytes = newBytes;
    }

    @Override
    public boolean tryResize(long newBytes) {
        long needed = chunks(newBytes);
        if (needed > held) {
            if (!pool.tryReserve(owner, needed - held)) {
                return false;
            }
            held = needed;
            bytes = newBytes;
        } else {
            resize(newBytes);
        }
        return true;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        resize(0);
    }

    private static long chunks(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a reservation of " + bytes + " bytes");
        }
        return Math.addExact(bytes, CHUNK - 1) / CHUNK * CHUNK;
    }
}
