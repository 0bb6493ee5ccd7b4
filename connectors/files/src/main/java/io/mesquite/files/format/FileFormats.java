package io.mesquite.files.format;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.InputFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The formats, and which of them a file has: the one that takes the file's name, else the one whose magic bytes the file begins
 * with. Other files are no data.
 */
public final class FileFormats {
    private static final int MAGIC_BYTES = 4;
    private static final List<String> COMPRESSION_ENDINGS = List.of(".gz", ".zst");

    private final List<FileFormat> formats;

    /** @param formats in the order in which they are asked */
    public FileFormats(List<FileFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The format of that name, which must be one of them. */
    public FileFormat byName(String name) {
        return formats.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The format of a file; empty for files that are no data, and for empty ones. */
    public Optional<FileFormat> of(FileSystem fileSystem, FileEntry file) {
        if (file.length() == 0) {
            return Optional.empty();
        }
        Optional<FileFormat> named = byFileName(file.name());
        return named.isPresent() ? named : byContent(fileSystem, file);
    }

    /** A file or folder name without the endings of a known format, such as {@code orders} for {@code orders.csv.gz}. */
    public String stem(String name) {
        if (byFileName(name).isEmpty()) {
            return name;
        }
        String stem = withoutEnding(name);
        boolean compressed = COMPRESSION_ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
        return compressed ? withoutEnding(stem) : stem;
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private Optional<FileFormat> byFileName(String name) {
        return formats.stream().filter(format -> format.matches(name)).findFirst();
    }

    private Optional<FileFormat> byContent(FileSystem fileSystem, FileEntry file) {
        byte[] head = new byte[MAGIC_BYTES];
        if (file.length() < head.length) {
            return Optional.empty();
        }
        try (InputFile input = fileSystem.open(file)) {
            input.readFully(0, head, 0, head.length);
        }
        return formats.stream().filter(format -> format.matchesContent(head)).findFirst();
    }
}
