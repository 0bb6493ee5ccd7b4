package io.mesquite.console;

import java.io.PrintStream;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.StringJoiner;

/** One JSON object a line. Numbers are written in full, NaN and infinities as texts, since JSON has no such numbers. */
final class JsonPrinter implements RowPrinter {
    private final PrintStream out;

    JsonPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(ResultSet result) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        while (result.next()) {
            StringJoiner object = new StringJoiner(",", "{", "}");
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                object.add(quoted(metadata.getColumnLabel(i)) + ":" + json(result.getObject(i), result.getString(i)));
            }
            out.append(object.toString()).append('\n');
        }
    }

    private static String json(Object value, String text) throws SQLException {
        if (value == null) {
            return "null";
        } else if (value instanceof Array array) {
            return elements((Object[]) array.getArray());
        } else if (value instanceof Boolean
                || value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return text;
        }
        return quoted(text);
    }

    private static String elements(Object[] values) throws SQLException {
        StringJoiner array = new StringJoiner(",", "[", "]");
        for (Object value : values) {
            array.add(value instanceof Object[] nested ? elements(nested) : json(value, String.valueOf(value)));
        }
        return array.toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
