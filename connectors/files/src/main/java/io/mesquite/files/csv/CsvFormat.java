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
 * Files ending in {@code .csv} or {@code .tsv}, and the text that jobs of Hadoop write into files without an ending; both may be
 * compressed, see {@link Compression}. Large files that are not compressed are read in parallel.
 */
public final class CsvFormat implements FileFormat {
    /** Smaller files are one range. */
    private static final int SPLIT_FROM = 2 * CsvRecordIndex.RANGE_BYTES;

    private final boolean plain;
    private final int sampleBytes;
    private final FileCache<CsvLayout> layouts = new FileCache<>();
    private final FileCache<List<FileRange>> rangesOfFiles = new FileCache<>();

    /** @param sampleBytes how much of a file's beginning is looked at */
    public CsvFormat(int sampleBytes) {
        this(false, sampleBytes);
    }

    private CsvFormat(boolean plain, int sampleBytes) {
        this.plain = plain;
        this.sampleBytes = sampleBytes;
    }

    /** Text without quotes and header, whose files are known by their content. */
    public static CsvFormat ofJobs(int sampleBytes) {
        return new CsvFormat(true, sampleBytes);
    }

    @Override
    public String name() {
        return plain ? "text" : "csv";
    }

    @Override
    public boolean matches(String fileName) {
        String name = Compression.strip(fileName);
        return !plain && (name.endsWith(".csv") || name.endsWith(".tsv"));
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
            CsvSniffer sniffer = new CsvSniffer(file, sample.bytes(), sample.from(), sample.to(), sample.whole());
            return plain ? sniffer.sniffPlain() : sniffer.sniff();
        });
    }
}
