package io.mesquite.server.system;

import io.mesquite.spi.connector.Column;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.type.VarcharType;
import java.util.ArrayList;
import java.util.List;

/** Gathers the columns of a table. A list of names is separated by spaces; a {@code ?} behind one makes it nullable. */
final class ColumnList {
    private final List<Column> columns = new ArrayList<>();

    ColumnList texts(String names) {
        return add(names, VarcharType.UNBOUNDED);
    }

    ColumnList integers(String names) {
        return add(names, SimpleType.INTEGER);
    }

    ColumnList bigints(String names) {
        return add(names, SimpleType.BIGINT);
    }

    ColumnList times(String names) {
        return add(names, SimpleType.TIMESTAMP_WITH_TIME_ZONE);
    }

    ColumnList doubles(String names) {
        return add(names, SimpleType.DOUBLE);
    }

    private ColumnList add(String names, Type type) {
        for (String name : names.split(" ")) {
            boolean nullable = name.endsWith("?");
            columns.add(new Column(nullable ? name.substring(0, name.length() - 1) : name, type, nullable, ""));
        }
        return this;
    }

    List<Column> list() {
        return List.copyOf(columns);
    }
}
