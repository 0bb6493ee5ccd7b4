package io.mesquite.engine.disk;

import java.util.concurrent.atomic.AtomicLong;

/** What one operator has spilled, all its lanes together. Thread-safe. */
public final class OperatorSpill {
    private final QuerySpill query;
    private final AtomicLong written = new AtomicLong();

    OperatorSpill(QuerySpill query) {
        this.query = query;
    }

    /**
     * An empty file.
     *
     * @param owner what a person would call the operator
     * @throws io.mesquite.spi.error.MesquiteException DISK_FULL where it can't be made
     */
    public SpillFile newFile(String owner) {
        return SpillFile.create(query, owner, this::count);
    }

    /** Whether a lane that holds so many bytes has to spill though there is memory left. */
    public boolean isForced(long bytes) {
        return bytes > query.space().settings().forceAbove();
    }

    /** Whether spilling is forced on all that is not tiny. */
    public boolean isForced() {
        return query.space().settings().forceAbove() != Long.MAX_VALUE;
    }

    /** Bytes that were ever written. */
    public long writtenBytes() {
        return written.get();
    }

    private void count(long bytes) {
        written.addAndGet(bytes);
        query.count(bytes);
    }
}
