package io.mesquite.planner.statistics;

import java.util.List;

/**
 * What is expected of a node's output.
 *
 * @param unfilteredRows how many there were before filters
 * @param columns one for each output column
 */
public record Estimate(double rows, double unfilteredRows, List<ColumnEstimate> columns) {
    public Estimate {
        columns = List.copyOf(columns);
    }

    /** Of all rows and columns. */
    public double bytes() {
        return rows * columns.stream().mapToDouble(ColumnEstimate::bytes).sum();
    }

    Estimate(double rows, List<ColumnEstimate> columns) {
        this(rows, rows, columns);
    }

    /** The same columns in another number of rows. */
    Estimate withRows(double newRows) {
        double atLeastOne = Math.max(1, newRows);
        return new Estimate(
                atLeastOne,
                unfilteredRows,
                columns.stream().map(column -> column.inRows(atLeastOne)).toList());
    }
}
