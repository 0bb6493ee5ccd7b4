package io.mesquite.files.filesystem;

/** An open file. May be read from several threads at once. */
public interface InputFile extends AutoCloseable {
    FileEntry entry();

    /**
     * Reads exactly {@code length} bytes from {@code position} of the file.
     *
     * @throws io.mesquite.spi.error.MesquiteException DATA_CORRUPT where the file ends before that, DATA_UNREADABLE
     */
    void readFully(long position, byte[] buffer, int offset, int length);

    @Override
    void close();
}
