package io.mesquite.spi.connector;

import io.mesquite.spi.predicate.Constraint;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is read of a table.
 *
 * @param columns the columns that batches have, in this order; may be none, then only rows are counted
 * @param constraint on columns of the table, whether read or not; advice, see {@link Constraint}
 * @param limit the number of rows after which the reader will stop, so that a source need not look for more splits; advice
 */
public record Scan(TableHandle table, List<Column> columns, Constraint constraint, OptionalLong limit) {
    public Scan {
        columns = List.copyOf(columns);
    }
}
