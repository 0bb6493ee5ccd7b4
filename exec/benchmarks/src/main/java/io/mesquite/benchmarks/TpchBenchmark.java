package io.mesquite.benchmarks;

import io.mesquite.testing.Answer;
import io.mesquite.testing.ParquetJavaFiles;
import io.mesquite.testing.TpchFiles;
import io.mesquite.testing.TpchQueries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Times the TPC-H queries on a Mesquite server, through its JDBC driver, and on DuckDB in this process ({@code threads=2}), turn by turn over
 * the same files. A time is from sending the query to holding its last row; each figure is the median of the runs.
 */
public final class TpchBenchmark {
    private final Options options;
    private final Report report = new Report();

    private TpchBenchmark(Options options) {
        this.options = options;
    }

    /** Exit status 0 when all answers are equal, else 1. */
    public static void main(String[] arguments) throws Exception {
        TpchBenchmark benchmark = new TpchBenchmark(Options.parse(arguments));
        Path tables = benchmark.writeFiles();
        if (benchmark.options.url().isPresent()) {
            benchmark.run(benchmark.options.url().get(), tables);
        } else {
            try (ServerProcess server = ServerProcess.start(benchmark.options.launcher(), tables)) {
                benchmark.run(server.url(), tables);
            }
        }
        System.exit(benchmark.report.allRight() ? 0 : 1);
    }

    private Path writeFiles() throws Exception {
        Path duckdb = options.tables("duckdb");
        TpchFiles.write(duckdb, options.scale(), options.scale() >= 10 ? 8 : 4);
        if (options.files().equals("duckdb")) {
            return duckdb;
        }
        Path rewritten = options.tables(options.files());
        ParquetJavaFiles.rewrite(duckdb, rewritten);
        return rewritten;
    }

    private void run(String url, Path tables) throws Exception {
        String title = "TPC-H at scale " + options.scaleText() + " on files of " + options.files() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, median of " + options.runs() + " runs, "
                + LocalDate.now();
        System.out.println(title + "\n\n" + Report.header().stripTrailing());
        try (Connection mesquite = DriverManager.getConnection(url);
                Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            openTables(duckdb, tables);
            for (String query : options.queries()) {
                Report.Row row = measure(query, mesquite, duckdb);
                report.add(row);
                System.out.println(Report.line(row));
            }
        }
        System.out.println(report.summary());
        Files.writeString(options.report(), report.markdown(title));
    }

    private static void openTables(Connection duckdb, Path tables) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("set threads=2");
            for (String table : TpchFiles.tables()) {
                statement.execute(
                        "create view " + table + " as select * from '" + tables.resolve(table) + "/*.parquet'");
            }
        }
    }

    private Report.Row measure(String query, Connection mesquite, Connection duckdb) {
        String sql = TpchQueries.sql(query, options.scale());
        double[] mesquiteTimes = new double[options.runs()];
        double[] duckdbTimes = new double[options.runs()];
        try {
            Timed expected = time(duckdb, sql);
            Timed first = time(mesquite, sql);
            Optional<String> problem = first.answer.difference(expected.answer);
            for (int run = 0; run < options.runs(); run++) {
                duckdbTimes[run] = time(duckdb, sql).milliseconds;
                mesquiteTimes[run] = time(mesquite, sql).milliseconds;
            }
            return new Report.Row(
                    query, Report.median(mesquiteTimes), first.milliseconds, Report.median(duckdbTimes), problem);
        } catch (SQLException e) {
            return new Report.Row(query, Double.NaN, Double.NaN, Double.NaN, Optional.of(e.getMessage()));
        }
    }

    private record Timed(Answer answer, double milliseconds) {}

    private static Timed time(Connection connection, String sql) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            Answer answer = Answer.read(results);
            return new Timed(answer, (System.nanoTime() - start) / 1e6);
        }
    }
}
