package io.mesquite.files.json;

import io.mesquite.files.filesystem.FileCache;
import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileFormat;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.format.FileSummary;
import io.mesquite.files.text.Compression;
import io.mesquite.files.text.TextSample;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * Files ending in {@code .json}, {@code .jsonl} or {@code .ndjson}, and such files compressed, see {@link Compression}. Each object is a row. Large files with an object on each line are read in parallel.
 */
public final class JsonFormat implements FileFormat {
    private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson");

    private final int sampleBytes;
    private final FileCache<JsonLayout> layouts = new FileCache<>();

    /** @param sampleBytes how much of a file's beginning is looked at */
    public JsonFormat(int sampleBytes) {
        this.sampleBytes = sampleBytes;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean matches(String fileName) {
        return ENDINGS.stream().anyMatch(Compression.strip(fileName)::endsWith);
    }

    @Override
    public Optional<Type> anyType() {
        return Optional.of(SimpleType.JSON);
    }

    @Override
    public FileSummary summarize(FileSystem fileSystem, FileEntry file) {
        return layout(fileSystem, file).summary();
    }

    @Override
    public List<FileRange> ranges(FileSystem fileSystem, FileEntry file, List<Column> columns, Constraint constraint) {
        boolean splittable = Compression.of(file.name()) == Compression.NONE
                && layout(fileSystem, file).lines();
        return splittable
                ? JsonLines.ranges(fileSystem, file)
                : List.of(new FileRange(0, 0, file.length(), file.length(), 0));
    }

    @Override
    public BatchSource open(
            FileSystem fileSystem,
            FileEntry file,
            FileRange range,
            List<Column> columns,
            Constraint constraint,
            ScanContext context) {
        return new JsonBatchSource(fileSystem, file, range, columns, context);
    }

    private JsonLayout layout(FileSystem fileSystem, FileEntry file) {
        return layouts.get(file, () -> {
            TextSample sample = TextSample.read(fileSystem, file, sampleBytes);
            return new JsonSampler(file, sample).layout();
        });
    }
}
