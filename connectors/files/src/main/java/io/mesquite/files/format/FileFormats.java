package io.mesquite.files.format;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.text.Compression;
import io.mesquite.files.text.TextSample;
import io.mesquite.files.text.Utf8;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The formats, and which of them a file has: the one that takes the file's name, else the one whose magic bytes the file begins
 * with. Files that jobs wrote, such as {@code part-r-00000}, are text or JSON where they are nothing else. Other files are no
 * data.
 */
public final class FileFormats {
    private static final int MAGIC_BYTES = 4;
    private static final int TEXT_BYTES = 4096;
    private static final Pattern JOB_OUTPUT = Pattern.compile("part-([a-z]-)?\\d{5,}|\\d{6}_\\d+(_copy_\\d+)?");

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
        return Compression.of(name) == Compression.NONE ? stem : withoutEnding(stem);
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
        try (InputFile input = fileSystem.open(file)) {
            input.readFully(0, head, 0, (int) Math.min(head.length, file.length()));
        }
        Optional<FileFormat> found =
                formats.stream().filter(format -> format.matchesContent(head)).findFirst();
        boolean written = JOB_OUTPUT.matcher(Compression.strip(file.name())).matches();
        return found.isEmpty() && written ? ofJob(fileSystem, file) : found;
    }

    private Optional<FileFormat> ofJob(FileSystem fileSystem, FileEntry file) {
        TextSample sample = TextSample.read(fileSystem, file, TEXT_BYTES);
        if (Utf8.contains(sample.bytes(), sample.from(), sample.to(), (byte) 0)) {
            return Optional.empty();
        }
        int first = sample.from();
        while (first < sample.to() && Character.isWhitespace(sample.bytes()[first])) {
            first++;
        }
        boolean object = first < sample.to() && sample.bytes()[first] == '{';
        return Optional.of(byName(object ? "json" : "text"));
    }
}
