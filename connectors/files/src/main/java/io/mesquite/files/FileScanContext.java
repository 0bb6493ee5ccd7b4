package io.mesquite.files;

import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.predicate.Constraint;

/** The engine's context, with what joins have learned told in the names of the file's columns. */
record FileScanContext(ScanContext context, FileScan scan) implements ScanContext {
    @Override
    public Constraint dynamicConstraint() {
        return scan.inFile(context.dynamicConstraint());
    }

    @Override
    public void reserveMemory(long bytes) {
        context.reserveMemory(bytes);
    }

    @Override
    public void checkCancelled() {
        context.checkCancelled();
    }

    @Override
    public void countBytesRead(long bytes) {
        context.countBytesRead(bytes);
    }

    @Override
    public void countRequests(int requests) {
        context.countRequests(requests);
    }
}
