package io.mesquite.console;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Comma-separated values as in RFC 4180, with a header. Null is nothing, and an empty text is {@code ""}. */
final class CsvPrinter implements RowPrinter {
    private final PrintStream out;

    CsvPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(ResultSet result) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        int columns = metadata.getColumnCount();
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
            append(line, metadata.getColumnLabel(i), i);
        }
        print(line);
        while (result.next()) {
            for (int i = 1; i <= columns; i++) {
                append(line, result.getString(i), i);
            }
            print(line);
        }
    }

    private void print(StringBuilder line) {
        out.append(line).append('\n');
        line.setLength(0);
    }

    private static void append(StringBuilder line, String value, int column) {
        if (column > 1) {
            line.append(',');
        }
        if (value == null) {
            return;
        }
        boolean quoted = value.isEmpty() || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        line.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
}
