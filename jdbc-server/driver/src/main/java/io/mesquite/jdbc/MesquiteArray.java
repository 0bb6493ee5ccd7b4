package io.mesquite.jdbc;

import io.mesquite.jdbc.frame.ColumnType;
import io.mesquite.jdbc.frame.ColumnValues;
import io.mesquite.jdbc.frame.Frame;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A value of type ARRAY: its elements are as {@code getObject} gives values of the element type. */
final class MesquiteArray implements Array {
    private final ColumnType element;
    private final Object[] raw;
    private final Object[] values;
    private final String text;

    /** @param values as frames have them; nested arrays are {@code Object[]} */
    MesquiteArray(ColumnType element, Object[] values, String text) {
        this.element = element;
        this.raw = values;
        this.values = convert(values);
        this.text = text;
    }

    private static Object[] convert(Object[] values) {
        Object[] converted = new Object[values.length];
        for (int i = 0; i < converted.length; i++) {
            converted[i] =
                    values[i] instanceof Object[] nested ? convert(nested) : ValueConversion.toDefault(values[i]);
        }
        return converted;
    }

    @Override
    public String getBaseTypeName() {
        return element.name();
    }

    @Override
    public int getBaseType() {
        return element.id();
    }

    @Override
    public Object getArray() {
        return values.clone();
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) {
        return getArray();
    }

    /** @param index of the first element, from 1 */
    @Override
    public Object getArray(long index, int count) throws SQLException {
        checkRange(index, count);
        return Arrays.copyOfRange(values, (int) index - 1, (int) index - 1 + count);
    }

    private void checkRange(long index, int count) throws SQLException {
        if (index < 1 || count < 0 || index - 1 + count > values.length) {
            throw new SQLException(
                    "There are no " + count + " elements from " + index + "; the array has " + values.length, "2202E");
        }
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getArray(index, count);
    }

    /** A row for each element: its index from 1, and its value. */
    @Override
    public ResultSet getResultSet() throws SQLException {
        return getResultSet(1, raw.length);
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        checkRange(index, count);
        Object[] indexes = new Object[count];
        for (int i = 0; i < count; i++) {
            indexes[i] = (int) index + i;
        }
        Object[] elements = Arrays.copyOfRange(raw, (int) index - 1, (int) index - 1 + count);
        List<ResultColumn> columns = List.of(
                ResultColumn.of("INDEX", Types.INTEGER, "INTEGER"),
                new ResultColumn("VALUE", element, ResultSetMetaData.columnNullable, 40, false));
        Frame rows = new Frame(count, List.of(ColumnValues.of(indexes), ColumnValues.of(elements)));
        return new MesquiteResultSet(null, columns, RowCursor.of(rows), 0);
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getResultSet(index, count);
    }

    /** Nothing is held that must be freed. */
    @Override
    public void free() {}

    @Override
    public String toString() {
        return text;
    }
}
