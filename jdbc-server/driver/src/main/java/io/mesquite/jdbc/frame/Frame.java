package io.mesquite.jdbc.frame;

import java.util.List;

/** Some rows of a result in columns. */
public record Frame(int rows, List<ColumnValues> columns) {
    public static final Frame EMPTY = new Frame(0, List.of());

    public Frame {
        columns = List.copyOf(columns);
    }
}
