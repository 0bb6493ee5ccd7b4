package io.mesquite.jdbc.frame;

import java.sql.Types;

/**
 * What a driver must know of a column's type to read its values.
 *
 * @param id of {@link Types}
 * @param name as SQL calls it, such as {@code DECIMAL} or {@code ARRAY(BIGINT)}
 * @param element of an array's elements; else null
 */
public record ColumnType(int id, String name, int precision, int scale, ColumnType element) {
    /** The type of a given SQL text, such as {@code DECIMAL(15, 2)}; its id is known. */
    public static ColumnType of(int id, String sql, ColumnType element) {
        int open = sql.indexOf('(');
        int close = sql.indexOf(')');
        if (id != Types.DECIMAL || open < 0) {
            return new ColumnType(id, sql, 0, 0, element);
        }
        String[] arguments = sql.substring(open + 1, close).split(",");
        return new ColumnType(
                id,
                sql.substring(0, open),
                Integer.parseInt(arguments[0].strip()),
                Integer.parseInt(arguments[1].strip()),
                element);
    }
}
