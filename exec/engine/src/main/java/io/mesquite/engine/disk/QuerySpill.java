package io.mesquite.engine.disk;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What one query has on disk. Closing it deletes all of that. Thread-safe. */
public final class QuerySpill implements AutoCloseable {
    private final SpillSpace space;
    private final Set<SpillFile> files = ConcurrentHashMap.newKeySet();
    private final AtomicLong written = new AtomicLong();
    private volatile boolean closed;

    QuerySpill(SpillSpace space) {
        this.space = space;
    }

    /** The part of one operator. */
    public OperatorSpill newOperator() {
        return new OperatorSpill(this);
    }

    /** Bytes that were ever written. */
    public long writtenBytes() {
        return written.get();
    }

    SpillSpace space() {
        return space;
    }

    void add(SpillFile file) {
        files.add(file);
        if (closed) {
            file.close();
            throw new IllegalStateException("a spill file of a query that has ended");
        }
    }

    void remove(SpillFile file) {
        files.remove(file);
    }

    void count(long bytes) {
        written.addAndGet(bytes);
    }

    @Override
    public void close() {
        closed = true;
        files.forEach(SpillFile::close);
    }
}
