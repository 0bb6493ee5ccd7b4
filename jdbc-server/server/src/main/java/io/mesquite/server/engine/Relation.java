package io.mesquite.server.engine;

import io.mesquite.spi.connector.Column;
import java.util.List;

/**
 * A table or a view, as lists show it.
 *
 * @param primaryKey names of its key columns in key order; empty where there is none
 * @param comment may be empty
 */
public record Relation(
        Kind kind, String schema, String name, List<Column> columns, List<String> primaryKey, String comment) {
    /** What it is. */
    public enum Kind {
        TABLE("TABLE"),
        VIEW("VIEW"),
        /** Of the information schema or of catalog {@code system}. */
        SYSTEM_TABLE("SYSTEM TABLE");

        private final String jdbcName;

        Kind(String jdbcName) {
            this.jdbcName = jdbcName;
        }

        /** As JDBC's metadata calls it. */
        public String jdbcName() {
            return jdbcName;
        }
    }

    public Relation {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }
}
