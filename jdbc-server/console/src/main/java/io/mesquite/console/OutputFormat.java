package io.mesquite.console;

import java.io.PrintStream;

/** How a query's answer is printed. */
enum OutputFormat {
    TABLE,
    CSV,
    JSON;

    RowPrinter printer(PrintStream out) {
        return switch (this) {
            case TABLE ->
                result -> out.println(TablePrinter.footer(new TablePrinter((width, rows) -> out).print(result)));
            case CSV -> new CsvPrinter(out);
            case JSON -> new JsonPrinter(out);
        };
    }
}
