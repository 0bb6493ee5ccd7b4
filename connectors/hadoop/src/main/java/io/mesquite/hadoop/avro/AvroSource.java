package io.mesquite.hadoop.avro;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.hadoop.input.Faults;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads the blocks that begin in a range. Fields that are not wanted are skipped. */
final class AvroSource implements BatchSource {
    private final FileEntry file;
    private final DataFileReader<Void> blocks;
    private final long to;
    private final ScanContext context;
    /** For each field of the record its column, or null where the field is skipped. */
    private final ColumnDecoder[] fields;

    private final Schema[] schemas;
    /** For each column of the scan. */
    private final ColumnDecoder[] columns;

    private BinaryDecoder decoder;
    private long rowsLeft;

    private AvroSource(
            FileEntry file,
            DataFileReader<Void> blocks,
            long to,
            Schema schema,
            List<Column> wanted,
            ScanContext context) {
        this.file = file;
        this.blocks = blocks;
        this.to = to;
        this.context = context;
        List<Schema.Field> stored = schema.getFields();
        this.fields = new ColumnDecoder[stored.size()];
        this.schemas = stored.stream().map(Schema.Field::schema).toArray(Schema[]::new);
        this.columns = new ColumnDecoder[wanted.size()];
        for (int i = 0; i < columns.length; i++) {
            int field = schema.getField(wanted.get(i).name()).pos();
            columns[i] = ColumnDecoders.of(schemas[field]);
            fields[field] = columns[i];
        }
    }

    static AvroSource open(
            FileSystem fileSystem,
            FileEntry file,
            FileRange range,
            Schema schema,
            List<Column> columns,
            ScanContext context) {
        try {
            DataFileReader<Void> blocks = AvroBlocks.open(fileSystem, file, context);
            AvroSource source = new AvroSource(file, blocks, range.to(), schema, columns, context);
            if (range.from() > 0) {
                blocks.sync(range.from());
            }
            return source;
        } catch (IOException | AvroRuntimeException e) {
            throw Faults.of(file, "Avro", e);
        }
    }

    @Override
    public SourceBatch next() {
        context.checkCancelled();
        int rows = 0;
        try {
            while (rows < Batch.TARGET_SIZE && (rowsLeft > 0 || nextBlock())) {
                int count = (int) Math.min(rowsLeft, Batch.TARGET_SIZE - rows);
                decode(count);
                rowsLeft -= count;
                rows += count;
            }
        } catch (IOException | RuntimeException e) {
            throw Faults.of(file, "Avro", e);
        }
        return rows == 0 ? null : new Rows(rows);
    }

    private boolean nextBlock() throws IOException {
        while (!blocks.pastSync(to) && blocks.hasNext()) {
            ByteBuffer block = blocks.nextBlock();
            rowsLeft = blocks.getBlockCount();
            decoder = DecoderFactory.get()
                    .binaryDecoder(block.array(), block.arrayOffset() + block.position(), block.remaining(), decoder);
            if (rowsLeft > 0) {
                return true;
            }
        }
        return false;
    }

    private void decode(int count) throws IOException {
        for (int row = 0; row < count; row++) {
            for (int field = 0; field < fields.length; field++) {
                if (fields[field] == null) {
                    GenericDatumReader.skip(schemas[field], decoder);
                } else {
                    fields[field].read(decoder);
                }
            }
        }
    }

    @Override
    public void close() {
        rowsLeft = 0;
        try {
            blocks.close();
        } catch (IOException e) {
            throw Faults.of(file, "Avro", e);
        }
    }

    /** Columns that nobody asks for must be emptied too before the next batch. */
    private final class Rows implements SourceBatch {
        private final int size;
        private final Vector[] vectors;

        private Rows(int size) {
            this.size = size;
            this.vectors = new Vector[columns.length];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = columns[i].take();
            }
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Vector load(int column, int[] positions, int count) {
            return positions == null ? vectors[column] : vectors[column].gather(positions, count);
        }
    }
}
