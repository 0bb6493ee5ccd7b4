package io.mesquite.files.csv;

import io.mesquite.files.format.FileSummary;

/**
 * What a look at a file's beginning has found.
 *
 * @param firstRow position of the first row, behind a byte order mark
 * @param columns how many fields each row has
 */
record CsvLayout(CsvDialect dialect, int firstRow, int columns, FileSummary summary) {
    boolean skipsBlankLines() {
        return columns > 1;
    }
}
