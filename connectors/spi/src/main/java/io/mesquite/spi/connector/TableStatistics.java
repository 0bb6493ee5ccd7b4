package io.mesquite.spi.connector;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * Estimates for the cost-based optimizer.
 *
 * @param rowCount empty where nothing is known
 * @param exact whether the row count is certain: then {@code COUNT(*)} may be answered from it
 * @param columns by name; those of which nothing is known are left out
 */
public record TableStatistics(OptionalDouble rowCount, boolean exact, Map<String, ColumnStatistics> columns) {
    public static final TableStatistics UNKNOWN = new TableStatistics(OptionalDouble.empty(), false, Map.of());

    public TableStatistics {
        columns = Map.copyOf(columns);
    }
}
