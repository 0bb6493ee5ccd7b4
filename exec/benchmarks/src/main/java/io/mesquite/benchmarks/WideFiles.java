package io.mesquite.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tables of {@link WideBenchmark} in one folder: links to TPC-H's, and lineitem and orders once more in other shapes, written by DuckDB. */
final class WideFiles {
    private static final int SMALL_FILES = 1_000;

    private final Path folder;
    private final Path tpch;

    private WideFiles(Path folder, Path tpch) {
        this.folder = folder;
        this.tpch = tpch;
    }

    /**
     * Makes what is missing.
     *
     * @param large scale of the table {@code large}, which is lineitem
     */
    static WideFiles make(Path data, double scale, double large) throws Exception {
        Path tpch = TpchData.folder(data, scale, "duckdb");
        Path largeTpch = TpchData.folder(data, large, "duckdb");
        Path folder = data.resolve("wide-" + TpchData.scaleText(scale) + "-" + TpchData.scaleText(large));
        Files.createDirectories(folder);
        WideFiles files = new WideFiles(folder, tpch);
        for (String table : new String[] {"lineitem", "orders", "part"}) {
            files.link(table, tpch.resolve(table));
        }
        files.link("large", largeTpch.resolve("lineitem"));
        files.copy("lineitem_csv", "lineitem", "lineitem.csv", "FORMAT csv, HEADER");
        files.copy("orders_json", "orders", "orders.json", "FORMAT json");
        files.writeSmall();
        return files;
    }

    Path folder() {
        return folder;
    }

    /** What DuckDB reads each table from. */
    Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String table : new String[] {"lineitem", "orders", "part", "large", "small"}) {
            sources.put(table, "'" + folder.resolve(table) + "/*.parquet'");
        }
        sources.put("lineitem_csv", "'" + folder.resolve("lineitem_csv") + "/*.csv'");
        sources.put("orders_json", "'" + folder.resolve("orders_json") + "/*.json'");
        return sources;
    }

    private void link(String table, Path target) throws IOException {
        Path link = folder.resolve(table);
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, target.toRealPath());
        }
    }

    private void copy(String table, String from, String file, String options) throws IOException, SQLException {
        Path wanted = folder.resolve(table).resolve(file);
        if (Files.exists(wanted)) {
            return;
        }
        Files.createDirectories(wanted.getParent());
        Path unfinished = folder.resolve("_" + file);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "copy (from '" + tpch.resolve(from) + "/*.parquet') to '" + unfinished + "' (" + options + ")");
        }
        Files.move(unfinished, wanted);
    }

    /** The rows of lineitem in a thousand Parquet files of their own. */
    private void writeSmall() throws IOException, SQLException {
        Path small = folder.resolve("small");
        if (Files.exists(small)) {
            return;
        }
        Path unfinished = Files.createDirectories(folder.resolve("_small"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table stage as from '" + tpch.resolve("lineitem") + "/*.parquet'");
            statement.execute("set variable part = (select count(*) // " + SMALL_FILES + " + 1 from stage)");
            for (int i = 0; i < SMALL_FILES; i++) {
                String rows =
                        "rowid >= " + i + " * getvariable('part') and rowid < " + (i + 1) + " * getvariable('part')";
                statement.execute("copy (select * from stage where " + rows + ") to '"
                        + unfinished.resolve("part-%03d.parquet".formatted(i)) + "' (FORMAT parquet)");
            }
        }
        Files.move(unfinished, small);
    }
}
