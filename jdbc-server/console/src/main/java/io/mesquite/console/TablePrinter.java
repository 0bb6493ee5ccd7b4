package io.mesquite.console;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with aligned columns, numbers to the right. Widths are those of the first rows; a wider value later moves the rest of
 * its line, so that nothing is cut and not all rows are held.
 */
final class TablePrinter implements RowPrinter {
    private static final int ROWS_MEASURED = 1000;
    private static final String NULL = "NULL";

    private final PrintStream out;

    TablePrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(ResultSet result) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        int columns = metadata.getColumnCount();
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        String[] labels = new String[columns];
        for (int i = 0; i < columns; i++) {
            labels[i] = metadata.getColumnLabel(i + 1);
            widths[i] = width(labels[i]);
            right[i] = isNumber(metadata.getColumnType(i + 1));
        }
        List<String[]> measured = new ArrayList<>();
        boolean more = result.next();
        for (; more && measured.size() < ROWS_MEASURED; more = result.next()) {
            String[] row = row(result, columns);
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
            measured.add(row);
        }
        print(labels, widths, right);
        print(rule(widths), widths, right);
        measured.forEach(row -> print(row, widths, right));
        long count = measured.size();
        for (; more; more = result.next()) {
            print(row(result, columns), widths, right);
            count++;
        }
        out.append(count == 1 ? "(1 row)" : "(" + String.format("%,d", count) + " rows)")
                .append('\n');
    }

    private static boolean isNumber(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.REAL, Types.DOUBLE, Types.DECIMAL ->
                true;
            default -> false;
        };
    }

    private static String[] row(ResultSet result, int columns) throws SQLException {
        String[] row = new String[columns];
        for (int i = 0; i < columns; i++) {
            String text = result.getString(i + 1);
            row[i] = text == null
                    ? NULL
                    : text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        }
        return row;
    }

    private static String[] rule(int[] widths) {
        String[] rule = new String[widths.length];
        for (int i = 0; i < widths.length; i++) {
            rule[i] = "-".repeat(widths[i]);
        }
        return rule;
    }

    private void print(String[] row, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String space = " ".repeat(Math.max(0, widths[i] - width(row[i])));
            boolean last = i == row.length - 1;
            line.append(i == 0 ? "" : "  ").append(right[i] ? space + row[i] : row[i] + (last ? "" : space));
        }
        out.append(line).append('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
