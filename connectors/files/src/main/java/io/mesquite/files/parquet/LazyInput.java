package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.InputFile;
import java.util.function.UnaryOperator;

/** A file that is opened when it is first read. Used by one thread. */
final class LazyInput implements AutoCloseable {
    private final FileSystem fileSystem;
    private final FileEntry entry;
    private final UnaryOperator<InputFile> wrapper;
    private InputFile input;

    LazyInput(FileSystem fileSystem, FileEntry entry) {
        this(fileSystem, entry, input -> input);
    }

    /** @param wrapper put around the file once it is open */
    LazyInput(FileSystem fileSystem, FileEntry entry, UnaryOperator<InputFile> wrapper) {
        this.fileSystem = fileSystem;
        this.entry = entry;
        this.wrapper = wrapper;
    }

    InputFile open() {
        if (input == null) {
            input = wrapper.apply(fileSystem.open(entry));
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
