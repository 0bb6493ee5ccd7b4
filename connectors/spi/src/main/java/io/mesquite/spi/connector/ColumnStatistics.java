package io.mesquite.spi.connector;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Estimates for one column.
 *
 * @param min a native value that no value is below; empty where unknown
 * @param max a native value that no value is above; empty where unknown
 * @param nullFraction from 0 to 1
 * @param distinctValues nulls not counted
 * @param averageBytes of a value as read
 */
public record ColumnStatistics(
        Optional<Object> min,
        Optional<Object> max,
        OptionalDouble nullFraction,
        OptionalDouble distinctValues,
        OptionalDouble averageBytes) {
    public static final ColumnStatistics UNKNOWN = new ColumnStatistics(
            Optional.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
}
