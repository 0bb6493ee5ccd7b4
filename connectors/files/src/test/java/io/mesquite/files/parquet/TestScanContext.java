package io.mesquite.files.parquet;

import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.predicate.Constraint;

/** A context with a memory limit, which counts what is asked of it. */
final class TestScanContext implements ScanContext {
    Constraint dynamicConstraint = Constraint.ALL;
    long reserved;
    long bytesRead;
    boolean cancelled;

    private final long limit;

    TestScanContext() {
        this(512L << 20);
    }

    TestScanContext(long limit) {
        this.limit = limit;
    }

    @Override
    public Constraint dynamicConstraint() {
        return dynamicConstraint;
    }

    @Override
    public void reserveMemory(long bytes) {
        if (reserved + bytes > limit) {
            throw new MesquiteException(ErrorCode.MEMORY_LIMIT_EXCEEDED, "more than " + limit + " bytes");
        }
        reserved += bytes;
    }

    @Override
    public void checkCancelled() {
        if (cancelled) {
            throw new MesquiteException(ErrorCode.QUERY_CANCELLED, "cancelled");
        }
    }

    @Override
    public void countBytesRead(long bytes) {
        bytesRead += bytes;
    }
}
