package io.mesquite.planner;

import io.mesquite.spi.type.Type;
import java.util.List;

/**
 * What is known of a query before its parameters have values.
 *
 * @param parameters the types of its {@code ?} markers, from left to right
 */
public record PreparedQuery(List<Type> parameters, List<OutputColumn> columns) {
    public PreparedQuery {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }
}
