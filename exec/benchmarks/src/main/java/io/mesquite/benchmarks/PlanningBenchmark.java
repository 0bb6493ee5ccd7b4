package io.mesquite.benchmarks;

import io.mesquite.testing.TpchQueries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How long queries take to plan in a warm server, asked by EXPLAIN: as a text that was never seen, and again, from the cache of plans. The time
 * of printing the plan and of the round trip is in both. Beside it the first run of each query and later ones.
 */
public final class PlanningBenchmark {
    private PlanningBenchmark() {}

    private record Times(double uncached, double cached, double first, double later) {}

    /** Needs no DuckDB, but the same data. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of());
        Path folder = TpchData.folder(options.path("data"), options.scale(), "duckdb");
        Printed report = new Printed();
        report.line(
                "Planning and first runs at scale %s, %d cores, medians of %d, %s%n",
                TpchData.scaleText(options.scale()),
                Runtime.getRuntime().availableProcessors(),
                options.runs(),
                LocalDate.now());
        report.line(
                "| query | planned anew, ms | from the cache, ms | first run, ms | later runs, ms | within 2 x + 50 |%n"
                        + "|---|--:|--:|--:|--:|---|");
        try (Engines engines = Engines.open(options, folder, Map.of())) {
            Connection server = engines.mesquite();
            List<String> names = TpchQueries.names();
            double uncached = 0;
            double cached = 0;
            for (String name : names) {
                Times times = measure(server, TpchQueries.sql(name, options.scale()), options.runs());
                uncached += times.uncached;
                cached += times.cached;
                report.line(
                        "| %s | %.1f | %.1f | %.0f | %.0f | %s |",
                        name,
                        times.uncached,
                        times.cached,
                        times.first,
                        times.later,
                        times.first <= 2 * times.later + 50 ? "yes" : "no");
            }
            report.line("| **mean** | **%.1f** | **%.1f** | | | |", uncached / names.size(), cached / names.size());
        }
        report.write(options.path("report"));
    }

    private static Times measure(Connection server, String sql, int runs) throws SQLException {
        double first = PairedRun.time(server, sql).milliseconds();
        double[] later = new double[runs];
        double[] uncached = new double[runs];
        double[] cached = new double[runs];
        for (int run = 0; run < runs; run++) {
            later[run] = PairedRun.time(server, sql).milliseconds();
            // a comment makes it another text
            String text = "EXPLAIN " + sql + "\n-- " + System.nanoTime();
            uncached[run] = PairedRun.time(server, text).milliseconds();
            cached[run] = PairedRun.time(server, text).milliseconds();
        }
        return new Times(Report.median(uncached), Report.median(cached), first, Report.median(later));
    }
}
