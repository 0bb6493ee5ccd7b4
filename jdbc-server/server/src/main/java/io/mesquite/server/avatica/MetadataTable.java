package io.mesquite.server.avatica;

import io.mesquite.planner.OutputColumn;
import io.mesquite.server.engine.StatementResult;
import io.mesquite.spi.type.Bytes;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;

/** Rows of a metadata call as they are collected. */
final class MetadataTable {
    private final List<OutputColumn> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    private MetadataTable(List<OutputColumn> columns) {
        this.columns = columns;
    }

    /** @param list names of columns: {@code #} before one makes it a SMALLINT, {@code %} an INTEGER, {@code !} a BOOLEAN, and {@code ?} behind it nullable */
    static MetadataTable of(String list) {
        List<OutputColumn> columns = new ArrayList<>();
        for (String word : list.split(" ")) {
            boolean nullable = word.endsWith("?");
            String name = nullable ? word.substring(0, word.length() - 1) : word;
            Type type =
                    switch (name.charAt(0)) {
                        case '#' -> SimpleType.SMALLINT;
                        case '%' -> SimpleType.INTEGER;
                        case '!' -> SimpleType.BOOLEAN;
                        default -> VarcharType.UNBOUNDED;
                    };
            columns.add(new OutputColumn(type instanceof VarcharType ? name : name.substring(1), type, nullable));
        }
        return new MetadataTable(columns);
    }

    /** @param values one for each column: String, Integer, Boolean or null */
    void add(Object... values) {
        List<Object> row = new ArrayList<>(values.length);
        for (Object value : values) {
            row.add(
                    value instanceof String text
                            ? Bytes.utf8(text)
                            : value instanceof Integer number ? (Object) number.longValue() : value);
        }
        rows.add(row);
    }

    StatementResult result() {
        return StatementResult.of(columns, rows);
    }
}
