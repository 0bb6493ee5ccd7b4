package io.mesquite.spi.connector;

import java.util.List;

/**
 * A table as the planner sees it.
 *
 * @param handle how its connector finds it again
 * @param primaryKey names of its key columns in key order; empty where there is none
 * @param comment may be empty
 */
public record Table(
        TableHandle handle, String schema, String name, List<Column> columns, List<String> primaryKey, String comment) {
    public Table {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }
}
