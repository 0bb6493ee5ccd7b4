package io.mesquite.benchmarks;

import io.mesquite.testing.TpchQueries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several clients at once: how many queries a second all of them get, and how many the least lucky one gets. */
public final class ClientsBenchmark {
    private final Options options;
    private final List<String> queries;

    private ClientsBenchmark(Options options) {
        this.options = options;
        this.queries = List.of(TpchQueries.sql("q06", options.scale()), TpchQueries.sql("q14", options.scale()));
    }

    /** Opens a client's connection. */
    private interface Client {
        Connection connect() throws SQLException;
    }

    /** Exit status 0 when Mesquite answered more queries than DuckDB, else 1. */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, Map.of("clients", "8", "seconds", "20"));
        Path folder = TpchData.folder(options.path("data"), options.scale(), "duckdb");
        ClientsBenchmark benchmark = new ClientsBenchmark(options);
        Printed report = new Printed();
        report.line(
                "%s clients on q06 and q14 for %s s at scale %s, %d cores, %s%n",
                options.text("clients"),
                options.text("seconds"),
                TpchData.scaleText(options.scale()),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.now());
        report.line("| engine | queries/s | slowest client, queries | fastest client, queries |%n|---|--:|--:|--:|");
        double mesquite;
        double duckdb;
        try (Engines engines = Engines.open(options, folder, TpchBenchmark.sources(folder))) {
            mesquite = benchmark.run("Mesquite", engines::newMesquite, report);
            duckdb = benchmark.run("DuckDB", engines::newDuckdb, report);
        }
        report.line("| **ratio** | **%.2f** | | |", mesquite / duckdb);
        report.write(options.path("report"));
        System.exit(mesquite > duckdb ? 0 : 1);
    }

    /** Returns queries a second. */
    private double run(String engine, Client client, Printed report) throws Exception {
        ask(client, TimeUnit.SECONDS.toNanos(options.number("seconds")) / 4);
        long nanos = TimeUnit.SECONDS.toNanos(options.number("seconds"));
        long start = System.nanoTime();
        List<Integer> answered = ask(client, nanos);
        // until the last of them had its answer
        double seconds = (System.nanoTime() - start) / 1e9;
        double perSecond = answered.stream().mapToInt(Integer::intValue).sum() / seconds;
        report.line(
                "| %s | %.1f | %d | %d |",
                engine,
                perSecond,
                answered.stream().mapToInt(Integer::intValue).min().orElse(0),
                answered.stream().mapToInt(Integer::intValue).max().orElse(0));
        return perSecond;
    }

    /** How many answers each client had. */
    private List<Integer> ask(Client client, long nanos) throws Exception {
        int clients = options.number("clients");
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + nanos;
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int first = i;
                running.add(threads.submit(() -> askUntil(end, first, client)));
            }
            List<Integer> answered = new ArrayList<>();
            for (Future<Integer> one : running) {
                answered.add(one.get());
            }
            return answered;
        } finally {
            threads.shutdownNow();
        }
    }

    private int askUntil(long end, int first, Client client) throws SQLException {
        int answered = 0;
        try (Connection connection = client.connect()) {
            while (System.nanoTime() < end) {
                PairedRun.time(connection, queries.get((first + answered) % queries.size()));
                answered++;
            }
        }
        return answered;
    }
}
