package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.InputFile;

/** A file that is opened when it is first read. Used by one thread. */
final class LazyInput implements AutoCloseable {
    private final FileSystem fileSystem;
    private final FileEntry entry;
    private InputFile input;

    LazyInput(FileSystem fileSystem, FileEntry entry) {
        this.fileSystem = fileSystem;
        this.entry = entry;
    }

    InputFile open() {
        if (input == null) {
            input = fileSystem.open(entry);
        }
        return input;
    }

    @Override
    public void close() {
        if (input != null) {
            input.close();
            input = null;
        }
    }
}
