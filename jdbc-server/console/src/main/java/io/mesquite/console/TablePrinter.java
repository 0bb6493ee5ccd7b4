package io.mesquite.console;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table with aligned columns, numbers to the right. Widths are those of the first rows; a wider value later moves the rest of
 * its line, so that nothing is cut and not all rows are held.
 */
final class TablePrinter {
    private static final int ROWS_MEASURED = 1000;
    private static final String NULL = "NULL";
    private static final String SPACE = "  ";

    private final Target target;

    TablePrinter(Target target) {
        this.target = target;
    }

    /** Where a table goes, once it is known how much room it takes. */
    @FunctionalInterface
    interface Target {
        /**
         * @param width of its lines
         * @param rows how many there are at least
         */
        PrintStream open(int width, int rows);
    }

    /**
     * Prints the rows, until nobody reads them any more.
     *
     * @return how many
     */
    long print(ResultSet result) throws SQLException {
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
        PrintStream out = target.open(Arrays.stream(widths).sum() + SPACE.length() * (columns - 1), measured.size());
        print(out, labels, widths, right);
        print(out, rule(widths), widths, right);
        measured.forEach(row -> print(out, row, widths, right));
        long count = measured.size();
        for (; more; more = result.next()) {
            if (count % ROWS_MEASURED == 0 && out.checkError()) {
                break;
            }
            print(out, row(result, columns), widths, right);
            count++;
        }
        out.flush();
        return count;
    }

    /** The line below a table. */
    static String footer(long rows) {
        return rows == 1 ? "(1 row)" : String.format(Locale.ROOT, "(%,d rows)", rows);
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

    private static void print(PrintStream out, String[] row, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String space = " ".repeat(Math.max(0, widths[i] - width(row[i])));
            boolean last = i == row.length - 1;
            line.append(i == 0 ? "" : SPACE).append(right[i] ? space + row[i] : row[i] + (last ? "" : space));
        }
        out.append(line).append('\n');
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
