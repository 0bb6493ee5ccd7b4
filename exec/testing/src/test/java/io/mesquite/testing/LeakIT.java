package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.MesquiteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Queries over Parquet files that are ended at any moment, in every way that there is, leave nothing behind. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeakIT {
    private static final int RUNS = 100;
    private static final int WAYS = 6;
    private static final List<String> QUERIES = List.of(
            "SELECT * FROM lineitem",
            "SELECT l_orderkey, l_linenumber, count(*), sum(l_quantity) FROM lineitem GROUP BY 1, 2",
            "SELECT * FROM lineitem ORDER BY l_comment",
            "SELECT count(*) FROM lineitem a JOIN lineitem b ON a.l_orderkey = b.l_orderkey JOIN orders ON o_orderkey = a.l_orderkey",
            "SELECT count(*) FROM lineitem a, nation b WHERE a.l_comment LIKE '%' || b.n_name || '%'");

    @TempDir
    private static Path folder;

    private static MesquiteServer server;

    @BeforeAll
    static void start() throws Exception {
        TpchFiles.write(folder, 0.1, 4);
        server = MesquiteServer.start(TestServer.configuration(), Optional.of(folder));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What a process can leak. */
    private record Held(long files, int threads, long memory, long spilled, int queries) {
        static Held now() throws IOException {
            return new Held(
                    openFiles(folder),
                    (int) Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith("mesquite"))
                            .count(),
                    server.local().reservedBytes(),
                    server.local().spill().usedBytes(),
                    server.local().activeQueries());
        }
    }

    /** How many of the folder's files the process has open. */
    private static long openFiles(Path folder) throws IOException {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.filter(handle -> target(handle).startsWith(folder.toString()))
                    .count();
        }
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (IOException e) {
            // closed meanwhile, or the handle of this very listing
            return "";
        }
    }

    private static Held awaitIdle() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Held held = Held.now();
        while ((held.queries > 0 || held.memory > 0 || held.spilled > 0 || held.files > 0) && System.nanoTime() < end) {
            Thread.sleep(20);
            held = Held.now();
        }
        return held;
    }

    @Test
    void queriesThatAreEndedInMidFlightLeaveNoFileThreadOrMemory() throws Exception {
        for (String sql : QUERIES) {
            rows(sql + " LIMIT 10");
        }
        long expected = rows("SELECT l_orderkey FROM lineitem");
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        // as many threads as these queries ever have at once are kept for the next ones
        for (int run = 0; run < WAYS; run++) {
            end(random, run);
        }
        Held before = awaitIdle();
        for (int run = 0; run < RUNS; run++) {
            end(random, run);
        }
        Held after = awaitIdle();
        assertEquals(0, after.files, "seed " + seed);
        assertEquals(0, after.memory, "seed " + seed);
        assertEquals(0, after.spilled, "bytes of spill files, seed " + seed);
        assertEquals(0, after.queries, "seed " + seed);
        assertTrue(after.threads <= before.threads + 10, before + " became " + after + ", seed " + seed);
        assertEquals(expected, rows("SELECT l_orderkey FROM lineitem"), "the next query is right");
    }

    /** Executes a query and ends it, in one of the ways, at some moment. */
    private static void end(Random random, int run) throws Exception {
        String sql = QUERIES.get(random.nextInt(QUERIES.size()));
        long micros = random.nextInt(200_000);
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            if (run % WAYS == 5) {
                // by a timeout, which is in milliseconds here and in whole seconds in JDBC
                statement.execute("SET SESSION query_timeout = '" + (1 + micros / 1000) + "ms'");
            }
            CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(() -> read(statement, sql));
            TimeUnit.MICROSECONDS.sleep(micros);
            switch (run % WAYS) {
                case 0 -> statement.cancel();
                case 1 -> close(statement);
                case 2 -> close(connection);
                case 3 -> connection.abort(Runnable::run);
                case 4 -> kill(sql);
                default -> {}
            }
            reader.get(60, TimeUnit.SECONDS);
        }
    }

    private static void close(AutoCloseable closeable) throws Exception {
        closeable.close();
    }

    private static void kill(String sql) {
        server.local().engine().queries().all().stream()
                .filter(query -> query.isActive() && query.sql().equals(sql))
                .forEach(query -> {
                    try {
                        rows("KILL QUERY '" + query.id() + "'");
                    } catch (SQLException e) {
                        assertTrue(e.getMessage().contains("No query"), e.getMessage());
                    }
                });
    }

    private static boolean read(Statement statement, String sql) {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getString(1);
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static long rows(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            long count = 0;
            ResultSet rows = statement.getResultSet();
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}
