package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.spi.connector.ScanContext;
import java.util.concurrent.Future;

/** Counts for the query's statistics what is read of a file. */
record CountedInput(InputFile file, ScanContext context) implements InputFile {
    @Override
    public FileEntry entry() {
        return file.entry();
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) {
        count(length);
        file.readFully(position, buffer, offset, length);
    }

    @Override
    public Future<?> beginRead(long position, byte[] buffer, int offset, int length) {
        count(length);
        return file.beginRead(position, buffer, offset, length);
    }

    private void count(int length) {
        context.countRequests(1);
        context.countBytesRead(length);
    }

    @Override
    public boolean isRemote() {
        return file.isRemote();
    }

    @Override
    public void close() {
        file.close();
    }
}
