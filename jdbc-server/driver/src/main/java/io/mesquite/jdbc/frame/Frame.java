package io.mesquite.jdbc.frame;

import java.util.List;

/** Some rows of a result in columns. */
public record Frame(int rows, List<ColumnValues> columns) {
    public Frame {
        columns = List.copyOf(columns);
    }
}
