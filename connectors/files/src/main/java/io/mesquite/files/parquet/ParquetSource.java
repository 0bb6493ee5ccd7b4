package io.mesquite.files.parquet;

import io.mesquite.files.format.FileRange;
import io.mesquite.files.parquet.column.ColumnReader;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.metadata.RowGroup;
import io.mesquite.files.parquet.page.AheadInput;
import io.mesquite.files.parquet.page.Buffers;
import io.mesquite.files.parquet.prune.GroupFilter;
import io.mesquite.files.parquet.prune.GroupIndexes;
import io.mesquite.files.parquet.prune.RowSet;
import io.mesquite.files.parquet.schema.ColumnNode;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/**
 * Reads rows of one row group. The file is opened, and a column's reader made, when a column is first asked for. Rows that
 * the indexes exclude are passed over, by the constraint as it is at the beginning and as it becomes.
 */
final class ParquetSource implements BatchSource, SourceBatch {
    /** After so many batches it is asked whether the constraint has become narrower. */
    private static final int BATCHES_BETWEEN_CHECKS = 8;

    private final LazyInput input;
    private final ParquetFile file;
    private final FileRange range;
    private final List<Column> columns;
    private final Constraint constraint;
    private final ScanContext context;
    private final ColumnReader[] readers;
    private final GroupIndexes indexes;
    private final ColumnReaders opener;
    private Constraint dynamic;
    private RowSet rows;
    private int batches;
    private long row;
    private int size;
    private boolean closed;

    ParquetSource(
            LazyInput input,
            ParquetFile file,
            FileRange range,
            List<Column> columns,
            Constraint constraint,
            Buffers buffers,
            ScanContext context) {
        this.input = input;
        this.file = file;
        this.range = range;
        this.columns = columns;
        this.constraint = constraint;
        this.context = context;
        this.readers = new ColumnReader[columns.size()];
        this.indexes = new GroupIndexes(file.indexes(), input::open);
        this.opener = new ColumnReaders(file, range, input, indexes, buffers, context);
        this.row = range.from();
        this.rows = RowSet.all(range.to());
    }

    /** Begins to fetch all that will be read as far as it is known now; of use where the file takes a round trip to answer. */
    void fetch() {
        try {
            narrow();
            List<ColumnNode.Leaf> leaves = columns.stream()
                    .flatMap(column -> file.findColumn(column.name()).stream())
                    .flatMap(ColumnNode::leaves)
                    .toList();
            RowGroup group = file.footer().rowGroups().get(range.group());
            if (row < range.to() && !leaves.isEmpty() && input.open() instanceof AheadInput ahead) {
                ahead.fetch(new WantedParts(group, range, rows, indexes).of(leaves));
            }
        } catch (CorruptDataException | IndexOutOfBoundsException e) {
            close();
            throw Failures.corrupt(file.entry().location(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public SourceBatch next() {
        row += size;
        size = 0;
        if (closed) {
            return null;
        }
        context.checkCancelled();
        if (batches++ % BATCHES_BETWEEN_CHECKS == 0) {
            narrow();
        }
        row = rows.next(row);
        if (row >= range.to()) {
            return null;
        }
        size = (int) Math.min(Batch.TARGET_SIZE, Math.min(range.to(), rows.endOfRange(row)) - row);
        return this;
    }

    /** Excludes what the constraint, where it is narrower than before, excludes. */
    private void narrow() {
        Constraint now = context.dynamicConstraint();
        if (now.equals(dynamic)) {
            return;
        }
        boolean first = dynamic == null;
        dynamic = now;
        RowGroup group = file.footer().rowGroups().get(range.group());
        GroupFilter filter = GroupFilter.of(constraint.intersect(now), columns, file::findColumn);
        if (filter.isEmpty()) {
            return;
        }
        try {
            if (filter.excludes(group) || first && filter.excludesByBloomFilter(group, indexes)) {
                row = range.to();
            } else {
                rows = filter.rows(group, indexes);
            }
        } catch (CorruptDataException | IndexOutOfBoundsException e) {
            throw Failures.corrupt(file.entry().location(), e);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Vector load(int column, int[] positions, int count) {
        try {
            if (readers[column] == null) {
                readers[column] = opener.open(columns.get(column));
            }
            return readers[column].read(row, size, positions, count);
        } catch (CorruptDataException
                | IndexOutOfBoundsException
                | ArithmeticException
                | NegativeArraySizeException e) {
            throw Failures.corrupt(file.entry().location(), columns.get(column), e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        size = 0;
        for (ColumnReader reader : readers) {
            if (reader != null) {
                reader.close();
            }
        }
        input.close();
    }
}
