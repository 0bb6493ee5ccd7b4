package io.mesquite.files.filesystem;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** An open file. May be read from several threads at once. */
public interface InputFile extends AutoCloseable {
    FileEntry entry();

    /**
     * Reads exactly {@code length} bytes from {@code position} of the file.
     *
     * @throws io.mesquite.spi.error.MesquiteException DATA_CORRUPT where the file ends before that, DATA_UNREADABLE
     */
    void readFully(long position, byte[] buffer, int offset, int length);

    /**
     * Begins to read as {@link #readFully} does, and returns; where the file system has no threads for it, when it is done.
     * Until the result is done the buffer belongs to the file. Failures come with the result. Cancelling it keeps a read that
     * has not begun from beginning.
     */
    default Future<?> beginRead(long position, byte[] buffer, int offset, int length) {
        readFully(position, buffer, offset, length);
        return CompletableFuture.completedFuture(null);
    }

    /** As {@link FileSystem#isRemote}. */
    default boolean isRemote() {
        return false;
    }

    @Override
    void close();
}
