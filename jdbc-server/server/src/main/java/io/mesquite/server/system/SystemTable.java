package io.mesquite.server.system;

import io.mesquite.spi.connector.Column;
import io.mesquite.spi.predicate.Constraint;
import io.mesquite.spi.type.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A table whose rows are made when it is read.
 *
 * @param rows as they are now
 */
record SystemTable(String schema, String name, List<Column> columns, RowSource rows) {
    /** Makes rows. */
    interface RowSource {
        /**
         * @param catalog that the rows are about; tables of catalog {@code system} itself are about the server
         * @param constraint advice which rows are wanted
         * @return native values in the order of the columns
         */
        List<List<Object>> rows(String catalog, Constraint constraint);
    }

    SystemTable {
        columns = List.copyOf(columns);
    }

    /** Whether rows with that text in a column may be wanted. */
    static boolean wants(Constraint constraint, String column, String value) {
        return constraint.domain(column).contains(Bytes.utf8(value));
    }

    /** The native values of texts, whole numbers and instants; null stays null. */
    static List<Object> row(Object... values) {
        List<Object> row = new ArrayList<>(values.length);
        for (Object value : values) {
            row.add(nativeValue(value));
        }
        return row;
    }

    private static Object nativeValue(Object value) {
        if (value instanceof String text) {
            return Bytes.utf8(text);
        } else if (value instanceof Integer number) {
            return number.longValue();
        } else if (value instanceof Instant instant) {
            return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000;
        }
        return value;
    }
}
