package io.mesquite.files.csv;

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
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.List;
import java.util.Optional;

/**
 * Files ending in {@code .csv} or {@code .tsv}, and such files compressed by gzip ({@code .gz}) or Zstandard ({@code .zst}).
 * Large files that are not compressed are read in parallel.
 */
public final class CsvFormat implements FileFormat {
    /** Smaller files are one range. */
    private static final int SPLIT_FROM = 2 * CsvRecordIndex.RANGE_BYTES;

    private final int sampleBytes;
    private final FileCache<CsvLayout> layouts = new FileCache<>();
    private final FileCache<List<FileRange>> rangesOfFiles = new FileCache<>();

    /** @param sampleBytes how much of a file's beginning is looked at */
    public CsvFormat(int sampleBytes) {
        this.sampleBytes = sampleBytes;
    }

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public boolean matches(String fileName) {
        String name = Compression.strip(fileName);
        return name.endsWith(".csv") || name.endsWith(".tsv");
    }

    @Override
    public Optional<Type> anyType() {
        return Optional.of(VarcharType.UNBOUNDED);
    }

    @Override
    public FileSummary summarize(FileSystem fileSystem, FileEntry file) {
        return layout(fileSystem, file).summary();
    }

    @Override
    public List<FileRange> ranges(FileSystem fileSystem, FileEntry file, List<Column> columns, Constraint constraint) {
        if (Compression.of(file.name()) != Compression.NONE || file.length() < SPLIT_FROM) {
            return List.of(new FileRange(0, 0, file.length(), file.length(), 0));
        }
        CsvLayout layout = layout(fileSystem, file);
        return rangesOfFiles.get(file, () -> CsvRecordIndex.ranges(fileSystem, file, layout));
    }

    @Override
    public BatchSource open(
            FileSystem fileSystem,
            FileEntry file,
            FileRange range,
            List<Column> columns,
            Constraint constraint,
            ScanContext context) {
        return new CsvBatchSource(fileSystem, file, range, layout(fileSystem, file), columns, context);
    }

    private CsvLayout layout(FileSystem fileSystem, FileEntry file) {
        return layouts.get(file, () -> {
            TextSample sample = TextSample.read(fileSystem, file, sampleBytes);
            return new CsvSniffer(file, sample.bytes(), sample.from(), sample.to(), sample.whole()).sniff();
        });
    }
}
