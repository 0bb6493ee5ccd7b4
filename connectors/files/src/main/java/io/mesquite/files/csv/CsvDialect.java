package io.mesquite.files.csv;

/**
 * How a file is written.
 *
 * @param delimiter between fields
 * @param quote around fields; {@link #NO_QUOTE} where quotes mean themselves, and where {@code \\N} stands for null
 * @param escape before a quote inside of quotes: the quote itself, or a backslash
 * @param header whether the first row has the names of the columns
 */
record CsvDialect(byte delimiter, byte quote, byte escape, boolean header) {
    static final byte QUOTE = '"';

    /** No text has it. */
    static final byte NO_QUOTE = 0;

    CsvDialect(byte delimiter, byte escape, boolean header) {
        this(delimiter, QUOTE, escape, header);
    }

    /** What Hadoop's jobs and Hive write: neither quotes nor a header. */
    static CsvDialect plain(byte delimiter) {
        return new CsvDialect(delimiter, NO_QUOTE, NO_QUOTE, false);
    }

    CsvDialect withHeader(boolean newHeader) {
        return new CsvDialect(delimiter, quote, escape, newHeader);
    }
}
