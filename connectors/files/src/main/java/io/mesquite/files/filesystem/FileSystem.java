package io.mesquite.files.filesystem;

import java.util.List;

/**
 * Where files are: a local folder, and later HDFS, S3 or Alluxio. Locations are texts with a scheme, or absolute local
 * paths. Thread-safe. Every method may throw {@code MesquiteException} DATA_UNREADABLE.
 */
public interface FileSystem extends AutoCloseable {
    /** The entries of a folder, sorted by name; of a file, itself; empty where there is nothing of that name. */
    List<FileEntry> list(String location);

    /** Opens a file for reading. Fails where it is gone or is no longer the one that the entry describes (DATA_CHANGED). */
    InputFile open(FileEntry file);

    @Override
    void close();
}
