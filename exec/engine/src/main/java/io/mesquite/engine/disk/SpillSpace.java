package io.mesquite.engine.disk;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disk space of this process that queries may spill to together: a folder of its own, made when the first file is, in the configured
 * directory. A lock on a file in it tells other processes that its owner lives, so that the folder of one that died is removed by the next.
 * Thread-safe.
 */
public final class SpillSpace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpillSpace.class);
    private static final String FOLDER = "process-";
    private static final String LOCK = "lock";

    private final SpillSettings settings;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong fileNumber = new AtomicLong();
    private Path folder;
    private FileChannel lockFile;

    public SpillSpace(SpillSettings settings) {
        this.settings = settings;
    }

    /** The files of one more query. */
    public QuerySpill newQuery() {
        return new QuerySpill(this);
    }

    /** Bytes of the files that are there. */
    public long usedBytes() {
        return used.get();
    }

    /** Bytes that were ever written. */
    public long writtenBytes() {
        return written.get();
    }

    SpillSettings settings() {
        return settings;
    }

    /** Where one more file may be made. */
    synchronized Path newPath() throws IOException {
        if (folder == null) {
            Files.createDirectories(settings.directory());
            // Gets its name when it is locked, so that no other process takes it for a left-over before.
            Path unlocked = Files.createTempDirectory(settings.directory(), "new-");
            lockFile =
                    FileChannel.open(unlocked.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lockFile.lock();
            folder = Files.move(unlocked, settings.directory().resolve(FOLDER + unlocked.getFileName()));
        }
        return folder.resolve("s" + fileNumber.incrementAndGet());
    }

    /** Counts bytes that are about to be written; throws where that would be too many. */
    void take(long bytes, String owner) {
        long now = used.addAndGet(bytes);
        if (now > settings.maximumBytes()) {
            used.addAndGet(-bytes);
            throw new MesquiteException(
                    ErrorCode.DISK_FULL,
                    "Queries may spill " + (settings.maximumBytes() >> 20) + " MB to " + settings.directory()
                            + ", and that is used up: " + owner + " has to write " + bytes
                            + " bytes more. Raise spill.max-bytes, give the query more memory, or read less.");
        }
        written.addAndGet(bytes);
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    /** Removes the folders of processes that have ended without doing so. To be called when a process starts. */
    public void removeLeftOvers() {
        if (!Files.isDirectory(settings.directory())) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(settings.directory(), FOLDER + "*")) {
            for (Path other : folders) {
                removeIfDead(other);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Spill files of former processes in {} can't be removed", settings.directory(), e);
        }
    }

    private static void removeIfDead(Path other) throws IOException {
        Path lock = other.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            if (taken != null) {
                removeFolder(other);
            }
        } catch (OverlappingFileLockException mine) {
            LOG.debug("{} is of this process", other);
        }
    }

    private static void removeFolder(Path other) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(other)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(other);
    }

    /** Removes the folder. To be called when no query runs any more. */
    @Override
    public synchronized void close() {
        if (folder == null) {
            return;
        }
        try {
            lockFile.close();
            removeFolder(folder);
        } catch (IOException e) {
            LOG.warn("The folder of spill files {} can't be removed", folder, e);
        }
        folder = null;
    }
}
