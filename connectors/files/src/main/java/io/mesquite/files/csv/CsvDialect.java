package io.mesquite.files.csv;

/**
 * How a file is written.
 *
 * @param delimiter between fields
 * @param escape before a quote inside of quotes: the quote itself, or a backslash
 * @param header whether the first row has the names of the columns
 */
record CsvDialect(byte delimiter, byte escape, boolean header) {
    static final byte QUOTE = '"';

    CsvDialect withHeader(boolean newHeader) {
        return new CsvDialect(delimiter, escape, newHeader);
    }
}
