package io.mesquite.hadoop;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.hadoop.fs.FSDataInputStream;

/** A file of a store. Reads that go on at the same time have a stream each, which later reads use again. */
final class HadoopInputFile implements InputFile {
    private final FileEntry entry;
    private final Function<FileEntry, FSDataInputStream> opener;
    private final ExecutorService threads;
    private final Failures failures;
    private final ArrayDeque<FSDataInputStream> idle = new ArrayDeque<>();
    private boolean closed;

    HadoopInputFile(
            FileEntry entry,
            Function<FileEntry, FSDataInputStream> opener,
            ExecutorService threads,
            Failures failures) {
        this.entry = entry;
        this.opener = opener;
        this.threads = threads;
        this.failures = failures;
    }

    @Override
    public FileEntry entry() {
        return entry;
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) {
        FSDataInputStream stream = take();
        boolean read = false;
        try {
            stream.readFully(position, buffer, offset, length);
            read = true;
        } catch (EOFException e) {
            throw new MesquiteException(
                    ErrorCode.DATA_CORRUPT,
                    entry.location() + " ends before byte " + (position + length)
                            + " that was expected of it; the file is cut off or damaged",
                    e);
        } catch (IOException e) {
            throw failures.of(entry.location(), e);
        } finally {
            give(stream, read);
        }
    }

    @Override
    public Future<?> beginRead(long position, byte[] buffer, int offset, int length) {
        return threads.submit(() -> readFully(position, buffer, offset, length));
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
        }
        FSDataInputStream stream = poll();
        while (stream != null) {
            closeQuietly(stream);
            stream = poll();
        }
    }

    private FSDataInputStream poll() {
        synchronized (idle) {
            return idle.poll();
        }
    }

    private FSDataInputStream take() {
        FSDataInputStream stream = poll();
        return stream == null ? opener.apply(entry) : stream;
    }

    private void give(FSDataInputStream stream, boolean usable) {
        synchronized (idle) {
            if (usable && !closed) {
                idle.push(stream);
                return;
            }
        }
        closeQuietly(stream);
    }

    /** What was wanted of the stream has been read, or its failure told, so that a failure to close it changes nothing. */
    private static void closeQuietly(FSDataInputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            assert e != null;
        }
    }
}
