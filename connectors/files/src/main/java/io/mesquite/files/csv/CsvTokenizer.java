package io.mesquite.files.csv;

import java.util.Arrays;

/**
 * Finds rows and fields in bytes, without looking at what they mean:
 *
 * <ul>
 *   <li>fields end at a delimiter, rows at LF, CR LF or CR, the last row also at the end of the file;
 *   <li>a field whose first byte is a quote ends at the next quote that is not escaped, and may hold delimiters and line
 *       ends; a quote elsewhere in a field means itself;
 *   <li>a line with nothing in it is no row, unless the table has only one column.
 * </ul>
 *
 * <p>Used by one thread at a time; each call of {@link #tokenize} replaces what the one before has found.
 */
final class CsvTokenizer {
    /** A field without quotes. */
    static final byte PLAIN = 0;
    /** A field in quotes, which its start and end leave out. */
    static final byte QUOTED = 1;
    /** A field in quotes with escaped quotes in it. */
    static final byte ESCAPED = 2;

    private static final byte LF = '\n';
    private static final byte CR = '\r';

    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final boolean plain;
    private final boolean skipBlankLines;

    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private byte[] kinds = new byte[1024];
    private int[] rowFields = new int[257];
    private int[] rowStarts = new int[256];
    private int fieldCount;
    private int rowCount;
    private int consumed;
    private int malformedAt;
    /** Whether the last quoted field had escapes. */
    private boolean escapes;

    /** @param skipBlankLines false where the table has only one column */
    CsvTokenizer(CsvDialect dialect, boolean skipBlankLines) {
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.escape = dialect.escape();
        this.plain = quote == CsvDialect.NO_QUOTE;
        this.skipBlankLines = skipBlankLines;
    }

    /**
     * Finds up to {@code maxRows} complete rows.
     *
     * @param atEnd whether nothing comes behind {@code to}, so that a row may end there
     * @return how many; 0 where there is not one complete row
     */
    int tokenize(byte[] bytes, int from, int to, boolean atEnd, int maxRows) {
        fieldCount = 0;
        rowCount = 0;
        malformedAt = -1;
        int position = from;
        while (rowCount < maxRows && position < to) {
            int firstField = fieldCount;
            int end = row(bytes, position, to, atEnd);
            if (end < 0) {
                fieldCount = firstField;
                break;
            }
            boolean blank = fieldCount == firstField + 1
                    && kinds[firstField] == PLAIN
                    && starts[firstField] == ends[firstField];
            if (blank && skipBlankLines) {
                fieldCount = firstField;
            } else {
                addRow(position);
            }
            position = end;
        }
        consumed = position;
        return rowCount;
    }

    /** The position behind the last row found. */
    int consumed() {
        return consumed;
    }

    /** Where a quoted field goes on behind its closing quote, or is never closed; -1 where all is well. */
    int malformedAt() {
        return malformedAt;
    }

    /** Index of a row's first field; the fields of the row end where those of the next begin. */
    int firstField(int row) {
        return rowFields[row];
    }

    /** How many fields a row has. */
    int fields(int row) {
        return rowFields[row + 1] - rowFields[row];
    }

    /** Position of a row's first byte. */
    int rowStart(int row) {
        return rowStarts[row];
    }

    /** First byte of each field, by field index. */
    int[] starts() {
        return starts;
    }

    /** The position after each field's last byte. */
    int[] ends() {
        return ends;
    }

    /** {@link #PLAIN}, {@link #QUOTED} or {@link #ESCAPED} for each field. */
    byte[] kinds() {
        return kinds;
    }

    /** Adds the fields of one row; the position behind it, or -1 where it is not complete or malformed. */
    private int row(byte[] bytes, int from, int to, boolean atEnd) {
        int p = from;
        while (true) {
            int start = p;
            int end;
            byte kind = PLAIN;
            if (p < to && bytes[p] == quote) {
                end = closingQuote(bytes, p + 1, to, atEnd);
                if (end < 0) {
                    return -1;
                }
                start = p + 1;
                kind = escapes ? ESCAPED : QUOTED;
                p = end + 1;
                if (p < to && bytes[p] != delimiter && bytes[p] != LF && bytes[p] != CR) {
                    malformedAt = p;
                    return -1;
                }
            } else {
                byte stop = delimiter;
                while (p < to && bytes[p] != stop && bytes[p] != LF && bytes[p] != CR) {
                    p++;
                }
                end = p;
                if (plain && end == start + 2 && bytes[start] == '\\' && bytes[start + 1] == 'N') {
                    start = end;
                }
            }
            if (p >= to && !atEnd) {
                return -1;
            }
            addField(start, end, kind);
            if (p >= to) {
                return to;
            }
            if (bytes[p] == delimiter) {
                p++;
            } else if (bytes[p] == LF) {
                return p + 1;
            } else if (p + 1 < to) {
                return bytes[p + 1] == LF ? p + 2 : p + 1;
            } else {
                return atEnd ? p + 1 : -1;
            }
        }
    }

    private int closingQuote(byte[] bytes, int from, int to, boolean atEnd) {
        escapes = false;
        int p = from;
        while (p < to) {
            byte b = bytes[p];
            if (b == escape && escape != quote) {
                escapes = true;
                p += 2;
            } else if (b != quote) {
                p++;
            } else if (escape == quote && p + 1 < to && bytes[p + 1] == quote) {
                escapes = true;
                p += 2;
            } else {
                // a quote as the last byte so far may be the first of two
                return p + 1 < to || atEnd ? p : -1;
            }
        }
        if (atEnd) {
            malformedAt = from - 1;
        }
        return -1;
    }

    private void addField(int start, int end, byte kind) {
        if (fieldCount == starts.length) {
            int larger = fieldCount * 2;
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            kinds = Arrays.copyOf(kinds, larger);
        }
        starts[fieldCount] = start;
        ends[fieldCount] = end;
        kinds[fieldCount++] = kind;
    }

    private void addRow(int start) {
        if (rowCount == rowStarts.length) {
            rowStarts = Arrays.copyOf(rowStarts, rowCount * 2);
            rowFields = Arrays.copyOf(rowFields, rowCount * 2 + 1);
        }
        rowStarts[rowCount++] = start;
        rowFields[rowCount] = fieldCount;
    }
}
