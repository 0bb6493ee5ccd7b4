package io.mesquite.hadoop.orc;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.hadoop.input.Faults;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.StripeInformation;
import org.apache.orc.TypeDescription;
import org.apache.orc.impl.TypeUtils;
import org.apache.orc.storage.ql.exec.vector.ColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Reads one stripe. The library decodes all wanted columns of a batch at once; they become our vectors when they are asked for. */
final class OrcSource implements BatchSource {
    /** Parts of a remote file that lie closer together are one request. */
    private static final int REMOTE_GAP = 256 << 10;

    private final FileEntry file;
    private final TypeDescription schema;
    private final int[] indexes;
    private final Reader reader;
    private final RecordReader rows;
    private final VectorizedRowBatch batch;
    private final ScanContext context;
    private final long reserved;
    private boolean closed;

    private OrcSource(
            FileEntry file,
            TypeDescription schema,
            int[] indexes,
            Reader reader,
            RecordReader rows,
            ScanContext context,
            long reserved) {
        this.file = file;
        this.schema = schema;
        this.indexes = indexes;
        this.reader = reader;
        this.rows = rows;
        this.context = context;
        this.reserved = reserved;
        this.batch = new VectorizedRowBatch(schema.getChildren().size(), Batch.TARGET_SIZE);
        for (int index : indexes) {
            batch.cols[index] = TypeUtils.createColumn(
                    schema.getChildren().get(index), TypeDescription.RowBatchVersion.USE_DECIMAL64, Batch.TARGET_SIZE);
        }
    }

    /** @param constraint on columns of the file; row groups are left out by it */
    static OrcSource open(
            FileSystem fileSystem,
            FileEntry file,
            OrcFooter footer,
            FileRange range,
            List<Column> columns,
            Constraint constraint,
            ScanContext context) {
        TypeDescription schema = footer.schema();
        boolean[] included = new boolean[schema.getMaximumId() + 1];
        included[0] = true;
        int[] indexes = new int[columns.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = schema.getFieldNames().indexOf(columns.get(i).name());
            TypeDescription type = schema.getChildren().get(indexes[i]);
            Arrays.fill(included, type.getId(), type.getMaximumId() + 1, true);
        }
        StripeInformation stripe = footer.stripes().get(range.group());
        // the library holds what it has read of a stripe
        context.reserveMemory(range.bytes());
        Reader reader = null;
        try {
            reader = OrcFooter.open(fileSystem, file, footer.tail(), context);
            Reader.Options options = reader.options()
                    .include(included)
                    .range(stripe.getOffset(), stripe.getLength())
                    .rowBatchSize(Batch.TARGET_SIZE)
                    .minSeekSize(fileSystem.isRemote() ? REMOTE_GAP : 0)
                    .allowPluginFilters(false);
            OrcSearch search = OrcSearch.of(columns, constraint);
            if (!search.columns().isEmpty()) {
                options.searchArgument(search.argument(), search.columns().toArray(String[]::new));
            }
            RecordReader rows = reader.rows(options);
            return new OrcSource(file, schema, indexes, reader, rows, context, range.bytes());
        } catch (IOException | RuntimeException e) {
            context.reserveMemory(-range.bytes());
            closeQuietly(reader);
            throw Faults.of(file, "ORC", e);
        }
    }

    @Override
    public SourceBatch next() {
        context.checkCancelled();
        try {
            do {
                if (!rows.nextBatch(batch)) {
                    return null;
                }
            } while (batch.size == 0);
        } catch (IOException | RuntimeException e) {
            throw Faults.of(file, "ORC", e);
        }
        return new Rows(batch.size);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        context.reserveMemory(-reserved);
        closeQuietly(rows);
        closeQuietly(reader);
    }

    /** What was wanted has been read, or its failure told, so that a failure to close changes nothing. */
    private static void closeQuietly(java.io.Closeable opened) {
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
            ColumnVector stored = batch.cols[indexes[column]];
            Vector all = OrcVectors.of(schema.getChildren().get(indexes[column]), stored, size);
            return positions == null ? all : all.gather(positions, count);
        }
    }
}
