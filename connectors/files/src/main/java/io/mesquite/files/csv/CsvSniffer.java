package io.mesquite.files.csv;

import io.mesquite.files.filesystem.FileEntry;
import io.mesquite.files.format.FileSummary;
import io.mesquite.files.text.TypeGuess;
import io.mesquite.files.text.Utf8;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.TableStatistics;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Guesses the dialect and the columns of a file from its first bytes.
 *
 * <p>The delimiter is the one of comma, tab, semicolon and bar with which the most rows have as many fields as the first, and
 * among equals the one that makes the most fields. The first row is a header where it has a text in a column that is
 * otherwise of another type, or where all columns are text and its fields are distinct and not empty.
 */
final class CsvSniffer {
    private static final byte[] DELIMITERS = {',', '\t', ';', '|'};

    /** Of files without quotes; Hive's own delimiter is the first. */
    private static final byte[] PLAIN_DELIMITERS = {1, '\t', '|', ',', ';'};

    private static final int MAX_ROWS = 20_480;

    private final FileEntry file;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean whole;

    /**
     * @param bytes the first bytes of the file, without a byte order mark from {@code from}
     * @param whole whether these are all
     */
    CsvSniffer(FileEntry file, byte[] bytes, int from, int to, boolean whole) {
        this.file = file;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.whole = whole;
    }

    /**
     * As {@link #sniff}, for the output of jobs, which has no quotes and no header. The delimiter is the first of Hive's, tab,
     * bar, comma and semicolon that cuts all rows alike; else a row is one text.
     */
    CsvLayout sniffPlain() {
        checkText();
        for (byte delimiter : PLAIN_DELIMITERS) {
            CsvDialect candidate = CsvDialect.plain(delimiter);
            CsvTokenizer rows = new CsvTokenizer(candidate, true);
            int count = rows.tokenize(bytes, from, to, whole, MAX_ROWS);
            if (count > 0 && rows.fields(0) > 1 && shareOfRowsWith(rows, count, rows.fields(0)) == 1) {
                return layout(candidate);
            }
        }
        return layout(CsvDialect.plain(PLAIN_DELIMITERS[0]));
    }

    private void checkText() {
        if (Utf8.contains(bytes, from, to, (byte) 0)) {
            throw corrupt("holds zero bytes, so it is not text in UTF-8; convert it, or move it elsewhere");
        }
    }

    CsvLayout sniff() {
        checkText();
        byte escape = hasBackslashEscapes() ? (byte) '\\' : CsvDialect.QUOTE;
        CsvDialect dialect = null;
        double bestShare = -1;
        int mostFields = 0;
        for (byte delimiter : DELIMITERS) {
            CsvDialect candidate = new CsvDialect(delimiter, escape, false);
            CsvTokenizer rows = new CsvTokenizer(candidate, true);
            int count = rows.tokenize(bytes, from, to, whole, MAX_ROWS);
            int fields = count == 0 ? 0 : rows.fields(0);
            if (fields < 2 || rows.malformedAt() >= 0) {
                continue;
            }
            double share = shareOfRowsWith(rows, count, fields);
            if (share > bestShare || share == bestShare && fields > mostFields) {
                dialect = candidate;
                bestShare = share;
                mostFields = fields;
            }
        }
        if (dialect == null || bestShare < 0.5) {
            dialect = new CsvDialect((byte) ',', escape, false);
        }
        return layout(dialect);
    }

    private CsvLayout layout(CsvDialect dialect) {
        CsvTokenizer rows = new CsvTokenizer(dialect, true);
        int count = rows.tokenize(bytes, from, to, whole, MAX_ROWS);
        int columns = count == 0 ? 1 : rows.fields(0);
        if (columns == 1) {
            rows = new CsvTokenizer(dialect, false);
            count = rows.tokenize(bytes, from, to, whole, MAX_ROWS);
        }
        if (count == 0 && rows.malformedAt() < 0) {
            throw corrupt("has no end of line in its first " + (to - from)
                    + " bytes; it is not CSV, or sample-bytes of the catalog is too small");
        }
        TypeGuess[] guesses = new TypeGuess[columns];
        for (int column = 0; column < columns; column++) {
            guesses[column] = new TypeGuess();
            for (int row = 1; row < count; row++) {
                add(guesses[column], rows, row, column);
            }
        }
        boolean header = dialect.quote() != CsvDialect.NO_QUOTE && count > 0 && isHeader(rows, count, guesses);
        if (!header && count > 0) {
            for (int column = 0; column < columns; column++) {
                add(guesses[column], rows, 0, column);
            }
        }
        List<Column> found = new ArrayList<>();
        List<String> names = header ? headerNames(rows, columns, dialect.escape()) : List.of();
        for (int column = 0; column < columns; column++) {
            String name = header ? names.get(column) : "column" + column;
            found.add(new Column(name, guesses[column].type()));
        }
        CsvDialect withHeader = dialect.withHeader(header);
        return new CsvLayout(withHeader, from, columns, new FileSummary(found, statistics(rows, count, header)));
    }

    private boolean isHeader(CsvTokenizer rows, int count, TypeGuess[] guesses) {
        boolean allText = true;
        for (int column = 0; column < guesses.length; column++) {
            int field = rows.firstField(0) + column;
            Type type = guesses[column].type();
            boolean text = type instanceof VarcharType || type == SimpleType.UNKNOWN;
            allText &= text;
            boolean empty = rows.starts()[field] == rows.ends()[field];
            if (!text && !empty && !guesses[column].takes(bytes, rows.starts()[field], rows.ends()[field])) {
                return true;
            }
        }
        return allText && hasDistinctTexts(rows, guesses.length, count);
    }

    private boolean hasDistinctTexts(CsvTokenizer rows, int columns, int count) {
        Set<String> names = new HashSet<>();
        for (int column = 0; column < columns; column++) {
            int field = rows.firstField(0) + column;
            int start = rows.starts()[field];
            int end = rows.ends()[field];
            TypeGuess guess = new TypeGuess();
            guess.add(bytes, start, end);
            boolean name = start < end && guess.type() instanceof VarcharType;
            if (!name || !names.add(new String(bytes, start, end - start, StandardCharsets.UTF_8))) {
                return false;
            }
        }
        return count > 0;
    }

    private List<String> headerNames(CsvTokenizer rows, int columns, byte escape) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int column = 0; column < columns; column++) {
            int field = rows.firstField(0) + column;
            int start = rows.starts()[field];
            int end = rows.ends()[field];
            if (!Utf8.isValid(bytes, start, end)) {
                throw corrupt("has a column name that is not UTF-8; convert the file to UTF-8");
            }
            byte[] text = Arrays.copyOfRange(bytes, start, end);
            int length = rows.kinds()[field] == CsvTokenizer.ESCAPED
                    ? CsvEscapes.resolve(text, 0, text.length, escape)
                    : text.length;
            String name = new String(text, 0, length, StandardCharsets.UTF_8).strip();
            String base = name.isEmpty() ? "column" + column : name;
            String free = base;
            for (int i = 1; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
                free = base + "_" + i;
            }
            names.add(free);
        }
        return names;
    }

    private TableStatistics statistics(CsvTokenizer rows, int count, boolean header) {
        int dataRows = header ? count - 1 : count;
        if (whole && rows.consumed() == to) {
            return new TableStatistics(OptionalDouble.of(dataRows), true, Map.of());
        }
        double bytesARow = (double) (rows.consumed() - from) / Math.max(1, count);
        return new TableStatistics(OptionalDouble.of(file.length() / Math.max(1, bytesARow)), false, Map.of());
    }

    private void add(TypeGuess guess, CsvTokenizer rows, int row, int column) {
        if (column >= rows.fields(row)) {
            return;
        }
        int field = rows.firstField(row) + column;
        if (rows.starts()[field] < rows.ends()[field]) {
            guess.add(bytes, rows.starts()[field], rows.ends()[field]);
        }
    }

    private static double shareOfRowsWith(CsvTokenizer rows, int count, int fields) {
        int same = 0;
        for (int row = 0; row < count; row++) {
            same += rows.fields(row) == fields ? 1 : 0;
        }
        return (double) same / count;
    }

    /** A backslash before a quote that does not end a field is no content but an escape. */
    private boolean hasBackslashEscapes() {
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == '\\' && bytes[i + 1] == CsvDialect.QUOTE && !isFieldEnd(bytes[i + 2])) {
                return bytes[i + 2] != CsvDialect.QUOTE;
            }
        }
        return false;
    }

    private static boolean isFieldEnd(byte b) {
        return b == '\n' || b == '\r' || b == ',' || b == '\t' || b == ';' || b == '|';
    }

    private MesquiteException corrupt(String what) {
        return new MesquiteException(ErrorCode.DATA_CORRUPT, file.location() + " " + what);
    }
}
