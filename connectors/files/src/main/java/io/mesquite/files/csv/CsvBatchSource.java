package io.mesquite.files.csv;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.text.LineNumbers;
import io.mesquite.files.text.TextInput;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.List;

/** Reads a range of rows: finds the fields of a batch, and turns those into values that are asked for. */
final class CsvBatchSource implements BatchSource {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int MAX_ROW_BYTES = 256 << 20;

    private final FileSystem fileSystem;
    private final FileEntry file;
    private final CsvLayout layout;
    private final ScanContext context;
    private final TextInput input;
    private final CsvTokenizer tokenizer;
    private final CsvColumnReader[] readers;

    private byte[] buffer;
    /** Position in the decompressed file of the buffer's first byte. */
    private long bufferPosition;

    private int position;
    private int filled;
    private boolean atEnd;
    private boolean headerIsNext;
    private long reserved;
    private boolean closed;

    CsvBatchSource(
            FileSystem fileSystem,
            FileEntry file,
            FileRange range,
            CsvLayout layout,
            List<Column> columns,
            ScanContext context) {
        this.fileSystem = fileSystem;
        this.file = file;
        this.layout = layout;
        this.context = context;
        this.tokenizer = new CsvTokenizer(layout.dialect(), layout.skipsBlankLines());
        this.readers = new CsvColumnReader[columns.size()];
        List<String> names =
                layout.summary().columns().stream().map(Column::name).toList();
        for (int i = 0; i < readers.length; i++) {
            readers[i] = new CsvColumnReader(
                    columns.get(i), names.indexOf(columns.get(i).name()), this);
        }
        int size = (int) Math.min(BUFFER_BYTES, Math.max(1024, range.to() - range.from() + 1));
        reserve(size);
        this.buffer = new byte[size];
        this.bufferPosition = range.from();
        this.headerIsNext = range.from() == 0 && layout.dialect().header();
        this.input = TextInput.open(fileSystem, file, range.from(), range.to(), context);
        if (range.from() == 0) {
            fill();
            position = Math.min(layout.firstRow(), filled);
        }
    }

    @Override
    public SourceBatch next() {
        while (!closed) {
            context.checkCancelled();
            int rows = tokenizer.tokenize(buffer, position, filled, atEnd, Batch.TARGET_SIZE);
            if (rows == 0) {
                if (tokenizer.malformedAt() >= 0) {
                    throw malformed(tokenizer.malformedAt());
                }
                position = tokenizer.consumed();
                if (atEnd) {
                    return null;
                }
                fill();
                continue;
            }
            position = tokenizer.consumed();
            checkFieldCounts(rows);
            int first = headerIsNext ? 1 : 0;
            headerIsNext = false;
            if (first < rows) {
                return new Rows(first, rows - first);
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            buffer = null;
            context.reserveMemory(-reserved);
            reserved = 0;
            input.close();
        }
    }

    byte[] buffer() {
        return buffer;
    }

    CsvTokenizer tokenizer() {
        return tokenizer;
    }

    byte escape() {
        return layout.dialect().escape();
    }

    int columns() {
        return layout.columns();
    }

    /** A failure that names the file and the line of a position in the buffer. */
    MesquiteException failure(ErrorCode code, int at, String what) {
        long line = LineNumbers.at(fileSystem, file, bufferPosition + at);
        return new MesquiteException(code, file.location() + " line " + line + what);
    }

    private void fill() {
        int kept = filled - position;
        System.arraycopy(buffer, position, buffer, 0, kept);
        bufferPosition += position;
        position = 0;
        filled = kept;
        if (filled == buffer.length) {
            if (buffer.length >= MAX_ROW_BYTES) {
                throw failure(
                        ErrorCode.DATA_CORRUPT,
                        0,
                        " begins a row of more than " + MAX_ROW_BYTES + " bytes; is a quote never closed?");
            }
            reserve(buffer.length);
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int wanted = buffer.length - filled;
        int read = Math.max(0, input.read(buffer, filled, wanted));
        filled += read;
        atEnd = read < wanted;
    }

    private void reserve(int bytes) {
        context.reserveMemory(bytes);
        reserved += bytes;
    }

    private void checkFieldCounts(int rows) {
        int expected = layout.columns();
        for (int row = 0; row < rows; row++) {
            if (tokenizer.fields(row) != expected) {
                throw failure(
                        ErrorCode.DATA_CORRUPT,
                        tokenizer.rowStart(row),
                        " has " + tokenizer.fields(row) + " fields where the first line has " + expected
                                + "; correct the line"
                                + (layout.dialect().quote() == CsvDialect.NO_QUOTE
                                        ? ""
                                        : ", or put fields that hold the delimiter '"
                                                + (char) layout.dialect().delimiter() + "' into quotes"));
            }
        }
    }

    private MesquiteException malformed(int at) {
        boolean open = buffer[at] == layout.dialect().quote();
        return failure(
                ErrorCode.DATA_CORRUPT,
                at,
                open
                        ? " opens a quote that is never closed"
                        : " goes on behind a closing quote; write a quote inside of quotes twice");
    }

    private final class Rows implements SourceBatch {
        private final int first;
        private final int size;

        private Rows(int first, int size) {
            this.first = first;
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Vector load(int column, int[] positions, int count) {
            return readers[column].read(first, positions, count);
        }
    }
}
