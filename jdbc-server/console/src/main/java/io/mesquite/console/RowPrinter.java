package io.mesquite.console;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Prints a result as it comes. */
interface RowPrinter {
    void print(ResultSet result) throws SQLException;
}
