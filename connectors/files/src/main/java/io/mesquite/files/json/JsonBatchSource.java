package io.mesquite.files.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.filesystem.FileSystem;
import io.mesquite.files.format.FileRange;
import io.mesquite.files.text.LineNumbers;
import io.mesquite.files.text.TextInput;
import io.mesquite.spi.connector.BatchSource;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.ScanContext;
import io.mesquite.spi.connector.SourceBatch;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a range of objects. The values of a batch's columns are held as native values until they are asked for. */
final class JsonBatchSource implements BatchSource {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final FileSystem fileSystem;
    private final FileEntry file;
    private final FileRange range;
    private final List<Column> columns;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final ScanContext context;
    private final JsonParser parser;
    private final JsonValues values = new JsonValues();
    private final Object[][] batch;

    JsonBatchSource(FileSystem fileSystem, FileEntry file, FileRange range, List<Column> columns, ScanContext context) {
        this.fileSystem = fileSystem;
        this.file = file;
        this.range = range;
        this.columns = columns;
        this.context = context;
        this.batch = new Object[columns.size()][Batch.TARGET_SIZE];
        for (int i = 0; i < columns.size(); i++) {
            indexes.put(columns.get(i).name(), i);
        }
        TextInput input = TextInput.open(fileSystem, file, range.from(), range.to(), context);
        try {
            this.parser = FACTORY.createParser(input);
        } catch (IOException e) {
            input.close();
            throw JsonFailures.corrupt(file, 1, e);
        }
    }

    @Override
    public SourceBatch next() {
        context.checkCancelled();
        if (parser.isClosed()) {
            return null;
        }
        for (Object[] column : batch) {
            Arrays.fill(column, null);
        }
        int rows = 0;
        try {
            while (rows < Batch.TARGET_SIZE) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    break;
                }
                if (token == JsonToken.START_OBJECT) {
                    readRow(rows++);
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    throw JsonFailures.noObject(file, line(), parser.getText());
                }
            }
        } catch (JsonProcessingException e) {
            throw JsonFailures.corrupt(file, line(e.getLocation().getByteOffset()), e);
        } catch (IOException e) {
            throw JsonFailures.corrupt(file, line(), e);
        }
        return rows == 0 ? null : new Rows(rows);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw JsonFailures.corrupt(file, line(), e);
        }
    }

    /** Of a field that an object has twice the last one counts. */
    private void readRow(int row) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Integer index = indexes.get(parser.currentName());
            parser.nextToken();
            if (index == null) {
                parser.skipChildren();
                continue;
            }
            Object value = values.read(parser, columns.get(index).type());
            if (value == JsonValues.MISMATCH) {
                throw mismatch(columns.get(index));
            }
            batch[index][row] = value;
        }
    }

    private MesquiteException mismatch(Column column) throws IOException {
        long line = line();
        String value =
                switch (parser.currentToken()) {
                    case START_OBJECT -> "{...}";
                    case START_ARRAY -> "[...]";
                    default -> parser.getText();
                };
        return JsonFailures.mismatch(file, line, column.name(), column.type().sql(), value);
    }

    private long line() {
        return line(parser.currentTokenLocation().getByteOffset());
    }

    private long line(long offset) {
        return LineNumbers.at(fileSystem, file, range.from() + Math.max(offset, 0));
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
            Object[] loaded = batch[column];
            if (positions == null) {
                return Vectors.of(
                        columns.get(column).type(), Arrays.asList(loaded).subList(0, count));
            }
            Object[] chosen = new Object[count];
            for (int i = 0; i < count; i++) {
                chosen[i] = loaded[positions[i]];
            }
            return Vectors.of(columns.get(column).type(), Arrays.asList(chosen));
        }
    }
}
