package io.mesquite.files.filesystem;

import java.util.List;

/**
 * Where files are: a local folder, HDFS, S3. Locations are texts with a scheme, or absolute local
 * paths. Thread-safe. Every method may throw {@code MesquiteException} DATA_UNREADABLE.
 */
public interface FileSystem extends AutoCloseable {
    /** The entries of a folder, sorted by name; of a file, itself; empty where there is nothing of that name. */
    List<FileEntry> list(String location);

    /** Opens a file for reading. Fails where it is gone or is no longer the one that the entry describes (DATA_CHANGED). */
    InputFile open(FileEntry file);

    /**
     * Names of the hosts that have the bytes from {@code position} on, those with most of them first; empty where all hosts are
     * equally far away. Does not wait for the store.
     */
    default List<String> hosts(FileEntry file, long position, long length) {
        return List.of();
    }

    /** Whether each request costs a round trip, so that few large ones, and asking ahead, pay. */
    default boolean isRemote() {
        return false;
    }

    @Override
    void close();
}
