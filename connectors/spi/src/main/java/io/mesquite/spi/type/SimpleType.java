package io.mesquite.spi.type;

/** The types without parameters. */
public enum SimpleType implements Type {
    /** The type of a bare {@code NULL}; it has no value but null. */
    UNKNOWN("UNKNOWN", Layout.BOOLEAN),
    BOOLEAN("BOOLEAN", Layout.BOOLEAN),
    TINYINT("TINYINT", Layout.INT),
    SMALLINT("SMALLINT", Layout.INT),
    INTEGER("INTEGER", Layout.INT),
    BIGINT("BIGINT", Layout.LONG),
    REAL("REAL", Layout.DOUBLE),
    DOUBLE("DOUBLE", Layout.DOUBLE),
    VARBINARY("VARBINARY", Layout.BYTES),
    DATE("DATE", Layout.INT),
    TIME("TIME(6)", Layout.LONG),
    TIMESTAMP("TIMESTAMP(6)", Layout.LONG),
    TIMESTAMP_WITH_TIME_ZONE("TIMESTAMP(6) WITH TIME ZONE", Layout.LONG),
    INTERVAL_YEAR_TO_MONTH("INTERVAL YEAR TO MONTH", Layout.INT),
    INTERVAL_DAY_TO_SECOND("INTERVAL DAY TO SECOND", Layout.LONG),
    UUID("UUID", Layout.INT128),
    JSON("JSON", Layout.BYTES);

    private final String sql;
    private final Layout layout;

    SimpleType(String sql, Layout layout) {
        this.sql = sql;
        this.layout = layout;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public String sql() {
        return sql;
    }
}
