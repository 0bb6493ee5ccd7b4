package io.mesquite.hadoop.sequence;

import io.mesquite.files.filesystem.FileCache;
import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileFormat;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.format.FileSummary;
import io.mesquite.hadoop.input.Faults;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.predicate.Constraint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.io.SequenceFile;

/** SequenceFiles whose keys and values are of Hadoop's basic types: the columns {@code key} and {@code value}. Large ones are cut at sync markers. */
public final class SequenceFormat implements FileFormat {
    private static final long RANGE_BYTES = 8L << 20;

    private final FileCache<FileSummary> summaries = new FileCache<>();

    @Override
    public String name() {
        return "sequence";
    }

    @Override
    public boolean matches(String fileName) {
        return fileName.endsWith(".sequence");
    }

    @Override
    public FileSummary summarize(FileSystem fileSystem, FileEntry file) {
        return summaries.get(file, () -> {
            try (SequenceFile.Reader reader = SequenceSource.reader(fileSystem, file, null)) {
                List<Column> columns = new ArrayList<>();
                WritableColumn.ofClass(reader.getKeyClassName(), "key", file)
                        .ifPresent(column -> columns.add(column.describe()));
                WritableColumn.ofClass(reader.getValueClassName(), "value", file)
                        .ifPresent(column -> columns.add(column.describe()));
                return new FileSummary(columns, TableStatistics.UNKNOWN);
            } catch (IOException | RuntimeException e) {
                throw Faults.of(file, "SequenceFile", e);
            }
        });
    }

    @Override
    public List<FileRange> ranges(FileSystem fileSystem, FileEntry file, List<Column> columns, Constraint constraint) {
        long count = Math.max(1, file.length() / RANGE_BYTES);
        List<FileRange> ranges = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long from = file.length() * i / count;
            long to = file.length() * (i + 1) / count;
            ranges.add(new FileRange(0, from, to, to - from, from));
        }
        return ranges;
    }

    @Override
    public BatchSource open(
            FileSystem fileSystem,
            FileEntry file,
            FileRange range,
            List<Column> columns,
            Constraint constraint,
            ScanContext context) {
        return SequenceSource.open(fileSystem, file, range, columns, context);
    }
}
