package io.mesquite.hadoop.sequence;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.hadoop.input.Faults;
import io.mesquite.hadoop.input.FileStream;
import io.mesquite.hadoop.input.HadoopLogs;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.SequenceFile;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.util.ReflectionUtils;

/** Reads the entries from the first sync marker in a range to the first one behind it. */
final class SequenceSource implements BatchSource {
    private static final Configuration CONFIGURATION = new Configuration(false);
    private static final WritableColumn UNWANTED = new WritableColumn("", null, writable -> null);

    private final FileEntry file;
    private final SequenceFile.Reader reader;
    private final long to;
    private final ScanContext context;
    private final List<Column> columns;
    private final Writable key;
    private final Writable value;
    private final WritableColumn[] read;
    private final Object[][] values;
    private boolean atEnd;

    private SequenceSource(
            FileEntry file, SequenceFile.Reader reader, long to, List<Column> columns, ScanContext context) {
        this.file = file;
        this.reader = reader;
        this.to = to;
        this.context = context;
        this.columns = columns;
        this.key = instance(reader.getKeyClass());
        this.value = instance(reader.getValueClass());
        this.read = new WritableColumn[columns.size()];
        this.values = new Object[columns.size()][Batch.TARGET_SIZE];
        for (int i = 0; i < read.length; i++) {
            String name = columns.get(i).name();
            String className = name.equals("key") ? reader.getKeyClassName() : reader.getValueClassName();
            read[i] = WritableColumn.ofClass(className, name, file).orElse(UNWANTED);
        }
    }

    /** @param context told what is read; null where nobody wants to know */
    static SequenceFile.Reader reader(FileSystem fileSystem, FileEntry file, ScanContext context) throws IOException {
        HadoopLogs.silence();
        CONFIGURATION.setClassLoader(SequenceSource.class.getClassLoader());
        FileStream stream = new FileStream(fileSystem.open(file), context);
        try {
            return new SequenceFile.Reader(
                    CONFIGURATION,
                    SequenceFile.Reader.stream(new FSDataInputStream(stream)),
                    SequenceFile.Reader.length(file.length()));
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    static SequenceSource open(
            FileSystem fileSystem, FileEntry file, FileRange range, List<Column> columns, ScanContext context) {
        SequenceFile.Reader reader = null;
        try {
            reader = reader(fileSystem, file, context);
            if (range.from() > 0) {
                reader.sync(range.from());
            }
            return new SequenceSource(file, reader, range.to(), columns, context);
        } catch (IOException | RuntimeException e) {
            closeQuietly(reader);
            throw Faults.of(file, "SequenceFile", e);
        }
    }

    private static Writable instance(Class<?> kind) {
        return kind == NullWritable.class
                ? NullWritable.get()
                : (Writable) ReflectionUtils.newInstance(kind, CONFIGURATION);
    }

    @Override
    public SourceBatch next() {
        context.checkCancelled();
        int rows = 0;
        try {
            while (rows < Batch.TARGET_SIZE && nextEntry()) {
                for (int i = 0; i < read.length; i++) {
                    Writable writable = columns.get(i).name().equals("key") ? key : value;
                    values[i][rows] = read[i].value().apply(writable);
                }
                rows++;
            }
        } catch (IOException | RuntimeException e) {
            throw Faults.of(file, "SequenceFile", e);
        }
        return rows == 0 ? null : new Rows(rows);
    }

    /** An entry belongs to the range in which the last sync marker before it begins. */
    private boolean nextEntry() throws IOException {
        if (atEnd) {
            return false;
        }
        long position = reader.getPosition();
        boolean more = reader.next(key, value);
        if (!more || position >= to && reader.syncSeen()) {
            atEnd = true;
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        atEnd = true;
        closeQuietly(reader);
    }

    /** What was wanted has been read, or its failure told, so that a failure to close changes nothing. */
    private static void closeQuietly(SequenceFile.Reader opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            assert e != null;
        }
    }

    private final class Rows implements SourceBatch {
        private final int size;

        private Rows(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Vector load(int column, int[] positions, int count) {
            Vector all = Vectors.of(
                    columns.get(column).type(), Arrays.asList(values[column]).subList(0, size));
            return positions == null ? all : all.gather(positions, count);
        }
    }
}
