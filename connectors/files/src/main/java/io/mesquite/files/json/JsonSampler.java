package io.mesquite.files.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.format.FileSummary;
import io.mesquite.files.text.TextSample;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Guesses the columns of a file from its first objects. */
final class JsonSampler {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final FileEntry file;
    private final TextSample sample;
    private final JsonGuess rows = new JsonGuess();
    private int rowCount;
    private long rowsEnd;
    private boolean lines = true;

    JsonSampler(FileEntry file, TextSample sample) {
        this.file = file;
        this.sample = sample;
    }

    JsonLayout layout() {
        readRows();
        if (rowCount == 0 && !sample.whole()) {
            throw new MesquiteException(
                    ErrorCode.DATA_CORRUPT,
                    file.location() + " has no complete object in its first " + sample.to()
                            + " bytes; it is not JSON, or sample-bytes of the catalog is too small");
        }
        List<Column> columns = new ArrayList<>();
        rows.fields().forEach((name, guess) -> columns.add(new Column(name, guess.type())));
        return new JsonLayout(lines, new FileSummary(columns, statistics()));
    }

    private void readRows() {
        int lastLine = 0;
        try (JsonParser parser = FACTORY.createParser(sample.bytes(), sample.from(), sample.to() - sample.from())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    int line = parser.currentTokenLocation().getLineNr();
                    rows.addObject(parser);
                    rowCount++;
                    rowsEnd = parser.currentLocation().getByteOffset();
                    lines &= line > lastLine
                            && line == parser.currentTokenLocation().getLineNr();
                    lastLine = line;
                } else if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                    lines = false;
                } else {
                    throw JsonFailures.noObject(
                            file, parser.currentTokenLocation().getLineNr(), parser.getText());
                }
            }
        } catch (JsonEOFException e) {
            if (sample.whole()) {
                throw JsonFailures.corrupt(file, e.getLocation().getLineNr(), e);
            }
            // the last object goes on behind the sample
        } catch (JsonProcessingException e) {
            boolean cutOff = !sample.whole() && e.getLocation().getByteOffset() >= sample.to() - sample.from() - 4;
            if (!cutOff) {
                throw JsonFailures.corrupt(file, e.getLocation().getLineNr(), e);
            }
        } catch (IOException e) {
            throw JsonFailures.corrupt(file, 1, e);
        }
    }

    private TableStatistics statistics() {
        if (sample.whole()) {
            return new TableStatistics(OptionalDouble.of(rowCount), true, Map.of());
        }
        double bytesARow = Math.max(1.0, (double) rowsEnd / rowCount);
        return new TableStatistics(OptionalDouble.of(file.length() / bytesARow), false, Map.of());
    }
}
