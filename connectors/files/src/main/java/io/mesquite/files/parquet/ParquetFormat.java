package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.format.FileFormat;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.format.FileSummary;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.page.AheadInput;
import io.mesquite.files.parquet.page.BufferPool;
import io.mesquite.files.parquet.page.Buffers;
import io.mesquite.files.parquet.page.DictionaryCache;
import io.mesquite.files.parquet.prune.GroupFilter;
import io.mesquite.files.parquet.prune.GroupIndexes;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.predicate.Constraint;
import java.util.List;
import java.util.Locale;

/** Parquet files. Footers, dictionaries and idle buffers are shared by all that is read through one object of this class. */
public final class ParquetFormat implements FileFormat {
    private static final long MAX_CACHE_BYTES = 64L << 20;
    private static final long MAX_DICTIONARY_BYTES = 64L << 20;
    private static final long MAX_IDLE_BYTES = 256L << 20;

    private final FileCache files;
    private final BufferPool pool;
    private final DictionaryCache dictionaries;

    /** Bounds its caches by a fraction of the heap. */
    public ParquetFormat() {
        long heap = Runtime.getRuntime().maxMemory();
        files = new FileCache(Math.min(MAX_CACHE_BYTES, heap / 32));
        dictionaries = new DictionaryCache(Math.min(MAX_DICTIONARY_BYTES, heap / 32));
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
    public boolean matchesContent(byte[] head) {
        return head[0] == 'P' && head[1] == 'A' && head[2] == 'R' && head[3] == '1';
    }

    @Override
    public FileSummary summarize(FileSystem fileSystem, FileEntry entry) {
        return file(fileSystem, entry).summary();
    }

    @Override
    public List<FileRange> ranges(FileSystem fileSystem, FileEntry entry, List<Column> columns, Constraint constraint) {
        ParquetFile file = file(fileSystem, entry);
        List<ColumnNode.Leaf> leaves = columns.stream()
                .flatMap(column -> file.findColumn(column.name()).stream())
                .flatMap(ColumnNode::leaves)
                .toList();
        GroupFilter filter = GroupFilter.of(constraint, columns, file::findColumn);
        try (LazyInput input = new LazyInput(fileSystem, entry)) {
            GroupIndexes indexes = new GroupIndexes(file.indexes(), input::open);
            return new RangePlanner(file, leaves, indexes).plan(filter);
        } catch (CorruptDataException | IndexOutOfBoundsException e) {
            throw Failures.corrupt(entry.location(), e);
        }
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
        Buffers buffers = new Buffers(pool, dictionaries, context);
        LazyInput input = new LazyInput(fileSystem, entry, opened -> {
            InputFile counted = new CountedInput(opened, context);
            return opened.isRemote() ? new AheadInput(counted, buffers) : counted;
        });
        ParquetSource source = new ParquetSource(input, file, range, columns, constraint, buffers, context);
        if (fileSystem.isRemote()) {
            source.fetch();
        }
        return source;
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
