package io.mesquite.files.filesystem;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** A local file, read through a channel at given positions. */
final class LocalInputFile implements InputFile {
    /** The channel copies through a direct buffer that it keeps for each thread; reads of this size keep that small. */
    private static final int READ_SIZE = 1 << 20;

    private final FileEntry entry;
    private final FileChannel channel;

    private LocalInputFile(FileEntry entry, FileChannel channel) {
        this.entry = entry;
        this.channel = channel;
    }

    static LocalInputFile open(FileEntry entry) {
        Path path = Path.of(entry.location());
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                FileEntry now = LocalFileSystem.entry(path, Files.readAttributes(path, BasicFileAttributes.class));
                if (now.length() != entry.length() || now.modifiedMillis() != entry.modifiedMillis()) {
                    throw changed(entry, null);
                }
                return new LocalInputFile(entry, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw changed(entry, e);
        } catch (IOException e) {
            throw LocalFileSystem.unreadable(entry.location(), e);
        }
    }

    @Override
    public FileEntry entry() {
        return entry;
    }

    @Override
    public void readFully(long position, byte[] buffer, int offset, int length) {
        int read = 0;
        try {
            while (read < length) {
                ByteBuffer target = ByteBuffer.wrap(buffer, offset + read, Math.min(length - read, READ_SIZE));
                int count = channel.read(target, position + read);
                if (count < 0) {
                    throw new MesquiteException(
                            ErrorCode.DATA_CORRUPT,
                            entry.location() + " ends at byte " + (position + read) + ", where " + (length - read)
                                    + " more bytes were expected; the file is cut off or damaged");
                }
                read += count;
            }
        } catch (IOException e) {
            throw LocalFileSystem.unreadable(entry.location(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw LocalFileSystem.unreadable(entry.location(), e);
        }
    }

    private static MesquiteException changed(FileEntry entry, IOException cause) {
        return new MesquiteException(
                ErrorCode.DATA_CHANGED,
                entry.location() + " was changed or removed while a query read it; run the query again",
                cause);
    }
}
