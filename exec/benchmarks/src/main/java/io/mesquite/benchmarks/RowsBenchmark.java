package io.mesquite.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One client that reads whole rows of lineitem, each column of its type, and keeps none of them. */
public final class RowsBenchmark {
    private RowsBenchmark() {}

    /** Reads one column of the present row. */
    private interface Column {
        Object read(ResultSet row, int index) throws SQLException;
    }

    /** Those of lineitem. */
    private static final List<Column> COLUMNS = List.of(
            ResultSet::getLong,
            ResultSet::getLong,
            ResultSet::getLong,
            ResultSet::getInt,
            ResultSet::getBigDecimal,
            ResultSet::getBigDecimal,
            ResultSet::getBigDecimal,
            ResultSet::getBigDecimal,
            ResultSet::getString,
            ResultSet::getString,
            ResultSet::getObject,
            ResultSet::getObject,
            ResultSet::getObject,
            ResultSet::getString,
            ResultSet::getString,
            ResultSet::getString);

    /** Reads the rows through both drivers. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of("rows", "10000000"));
        Path folder = TpchData.folder(options.path("data"), options.scale(), "duckdb");
        long rows = Long.parseLong(options.text("rows"));
        Printed report = new Printed();
        report.line(
                "%,d rows of lineitem through JDBC, scale %s, %d cores, %s%n",
                rows, TpchData.scaleText(options.scale()), Runtime.getRuntime().availableProcessors(), LocalDate.now());
        report.line("| engine | rows/s | peak heap of the client, MB | of the server, MB |%n|---|--:|--:|--:|");
        Properties streaming = new Properties();
        streaming.setProperty("jdbc_stream_results", "true");
        Map<String, String> sources = TpchBenchmark.sources(folder);
        try (Engines engines = Engines.open(options, folder, sources);
                Connection duckdb = Engines.openDuckdb(sources, streaming)) {
            double perSecond = read(engines.mesquite(), rows);
            String server = engines.server().isPresent()
                    ? Long.toString(engines.server().get().peakHeapBytes() >> 20)
                    : "not measured";
            report.line("| Mesquite | %,.0f | %d | %s |", perSecond, PeakHeap.here() >> 20, server);
            double peer = read(duckdb, rows);
            report.line("| DuckDB | %,.0f | | |%n| **ratio** | **%.2f** | | |", peer, perSecond / peer);
        }
        report.write(options.path("report"));
    }

    /** Returns rows a second, from sending the query to the last row; after a short run that is not measured. */
    private static double read(Connection connection, long rows) throws SQLException {
        readRows(connection, rows / 10);
        long start = System.nanoTime();
        readRows(connection, rows);
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private static void readRows(Connection connection, long rows) throws SQLException {
        // as often as it takes to have so many rows at any scale that is not tiny
        String sql = "SELECT * FROM (" + String.join(" UNION ALL ", Collections.nCopies(4, "SELECT * FROM lineitem"))
                + ") t LIMIT " + rows;
        long read = 0;
        int nulls = 0;
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                for (int i = 0; i < COLUMNS.size(); i++) {
                    nulls += COLUMNS.get(i).read(results, i + 1) == null ? 1 : 0;
                }
                read++;
            }
        }
        if (read != rows || nulls > 0) {
            throw new IllegalStateException(
                    read + " rows and " + nulls + " nulls instead of " + rows + " rows and none");
        }
    }
}
