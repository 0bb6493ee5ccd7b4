package io.mesquite.hadoop.avro;

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
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;

/** Avro's object container files. Large ones are cut at sync markers. */
public final class AvroFormat implements FileFormat {
    private static final long RANGE_BYTES = 8L << 20;

    private final FileCache<AvroHeader> headers = new FileCache<>();

    /**
     * What a file's beginning says.
     *
     * @param schema a record
     */
    private record AvroHeader(Schema schema, FileSummary summary) {}

    @Override
    public String name() {
        return "avro";
    }

    @Override
    public boolean matches(String fileName) {
        return fileName.endsWith(".avro");
    }

    @Override
    public FileSummary summarize(FileSystem fileSystem, FileEntry file) {
        return header(fileSystem, file).summary();
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
        return AvroSource.open(fileSystem, file, range, header(fileSystem, file).schema(), columns, context);
    }

    private AvroHeader header(FileSystem fileSystem, FileEntry file) {
        return headers.get(file, () -> {
            try (DataFileReader<Void> reader = AvroBlocks.open(fileSystem, file, null)) {
                Schema schema = reader.getSchema();
                if (schema.getType() != Schema.Type.RECORD) {
                    throw Faults.noType(
                            file, "value", "the file holds values of type " + schema.getType() + " and no records");
                }
                List<Column> columns = schema.getFields().stream()
                        .map(field -> new Column(
                                field.name(),
                                new AvroTypes(file, field.name()).sqlType(field.schema()),
                                AvroTypes.isNullable(field.schema()),
                                field.doc() == null ? "" : field.doc()))
                        .toList();
                return new AvroHeader(schema, new FileSummary(columns, rows(reader, file)));
            } catch (IOException | AvroRuntimeException e) {
                throw Faults.of(file, "Avro", e);
            }
        });
    }

    /** An estimate by the first block. */
    private static TableStatistics rows(DataFileReader<Void> reader, FileEntry file) throws IOException {
        long headerBytes = reader.previousSync();
        if (!reader.hasNext()) {
            return new TableStatistics(OptionalDouble.of(0), true, Map.of());
        }
        double bytesARow = Math.max(1, reader.getBlockSize()) / (double) Math.max(1, reader.getBlockCount());
        return new TableStatistics(
                OptionalDouble.of(Math.max(1, file.length() - headerBytes) / bytesARow), false, Map.of());
    }
}
