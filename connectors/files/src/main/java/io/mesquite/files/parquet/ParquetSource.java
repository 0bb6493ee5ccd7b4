package io.mesquite.files.parquet;

import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.filesystem.InputFile;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.parquet.column.ColumnReader;
import io.mesquite.files.parquet.metadata.CorruptDataException;
import io.mesquite.files.parquet.page.BufferPool;
import io.mesquite.files.parquet.page.Buffers;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/** Reads rows of one row group. The file is opened, and a column's reader made, when a column is first asked for. */
final class ParquetSource implements BatchSource, SourceBatch {
    private final FileSystem fileSystem;
    private final ParquetFile file;
    private final FileRange range;
    private final List<Column> columns;
    private final ScanContext context;
    private final Buffers buffers;
    private final ColumnReader[] readers;
    private InputFile input;
    private long row;
    private int size;
    private boolean closed;

    ParquetSource(
            FileSystem fileSystem,
            ParquetFile file,
            FileRange range,
            List<Column> columns,
            BufferPool pool,
            ScanContext context) {
        this.fileSystem = fileSystem;
        this.file = file;
        this.range = range;
        this.columns = columns;
        this.context = context;
        this.buffers = new Buffers(pool, context);
        this.readers = new ColumnReader[columns.size()];
        this.row = range.from();
    }

    @Override
    public SourceBatch next() {
        row += size;
        size = (int) Math.min(Batch.TARGET_SIZE, range.to() - row);
        if (size <= 0) {
            return null;
        }
        context.checkCancelled();
        return this;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Vector load(int column, int[] positions, int count) {
        try {
            if (readers[column] == null) {
                readers[column] = open(columns.get(column));
            }
            return readers[column].read(row, size, positions, count);
        } catch (CorruptDataException
                | IndexOutOfBoundsException
                | ArithmeticException
                | NegativeArraySizeException e) {
            throw Failures.corrupt(file.entry().location(), columns.get(column), e);
        }
    }

    private ColumnReader open(Column column) {
        if (input == null) {
            input = fileSystem.open(file.entry());
        }
        return new ColumnReaders(file, range, input, buffers, context).open(column);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        size = 0;
        row = range.to();
        for (ColumnReader reader : readers) {
            if (reader != null) {
                reader.close();
            }
        }
        if (input != null) {
            input.close();
        }
    }
}
