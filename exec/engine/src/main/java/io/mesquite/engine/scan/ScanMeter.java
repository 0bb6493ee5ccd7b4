package io.mesquite.engine.scan;

import java.util.concurrent.atomic.LongAdder;

/** Counts of a scan, all lanes together; may be read while it runs. */
public final class ScanMeter {
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder splits = new LongAdder();

    void countRows(int count) {
        rows.add(count);
    }

    void countBytes(long bytes) {
        bytesRead.add(bytes);
    }

    void countRequests(int count) {
        requests.add(count);
    }

    void countSplit() {
        splits.increment();
    }

    /** Rows that the connector gave, before any filter. */
    public long rows() {
        return rows.sum();
    }

    public long bytesRead() {
        return bytesRead.sum();
    }

    /** Requests to the store. */
    public long requests() {
        return requests.sum();
    }

    /** Splits that were opened. */
    public long splits() {
        return splits.sum();
    }
}
