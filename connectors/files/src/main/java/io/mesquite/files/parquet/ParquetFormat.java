package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.format.FileFormat;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.format.FileSummary;
import io.mesquite.files.parquet.metadata.RowGroup;
import io.mesquite.files.parquet.page.BufferPool;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.predicate.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Parquet files. Footers and idle buffers are shared by all that is read through one object of this class. */
public final class ParquetFormat implements FileFormat {
    private static final long MAX_CACHE_BYTES = 64L << 20;
    private static final long MAX_IDLE_BYTES = 256L << 20;

    private final FileCache files;
    private final BufferPool pool;

    /** Bounds its caches by a fraction of the heap. */
    public ParquetFormat() {
        long heap = Runtime.getRuntime().maxMemory();
        files = new FileCache(Math.min(MAX_CACHE_BYTES, heap / 32));
        pool = new BufferPool(Math.min(MAX_IDLE_BYTES, heap / 16));
    }

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public boolean matches(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".parquet") || lower.endsWith(".parq");
    }

    @Override
    public FileSummary summarize(FileSystem fileSystem, FileEntry entry) {
        ParquetFile file = file(fileSystem, entry);
        List<Column> columns = file.columns().stream()
                .map(column -> new Column(column.name(), column.type(), column.nullable(), ""))
                .toList();
        return new FileSummary(
                columns, new TableStatistics(OptionalDouble.of(file.footer().rows()), true, Map.of()));
    }

    @Override
    public List<FileRange> ranges(FileSystem fileSystem, FileEntry entry, List<Column> columns, Constraint constraint) {
        ParquetFile file = file(fileSystem, entry);
        List<FileRange> ranges = new ArrayList<>();
        List<RowGroup> groups = file.footer().rowGroups();
        for (int group = 0; group < groups.size(); group++) {
            long rows = groups.get(group).rows();
            if (rows > 0) {
                ranges.add(new FileRange(group, 0, rows, 0));
            }
        }
        return ranges;
    }

    @Override
    public BatchSource open(
            FileSystem fileSystem,
            FileEntry entry,
            FileRange range,
            List<Column> columns,
            Constraint constraint,
            ScanContext context) {
        ParquetFile file = file(fileSystem, entry);
        return new ParquetSource(fileSystem, file, range, columns, pool, context);
    }

    private ParquetFile file(FileSystem fileSystem, FileEntry entry) {
        ParquetFile file = files.find(entry);
        if (file == null) {
            try (InputFile input = fileSystem.open(entry)) {
                file = FooterReader.read(input);
            }
            files.put(file);
        }
        return file;
    }
}
