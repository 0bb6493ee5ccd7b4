package io.mesquite.files.format;

import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.TableStatistics;
import java.util.List;

/** What a file says of itself, or what a look at its beginning guesses. */
public record FileSummary(List<Column> columns, TableStatistics statistics) {
    public FileSummary {
        columns = List.copyOf(columns);
    }
}
