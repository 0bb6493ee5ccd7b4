package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.engine.disk.SpillSettings;
import io.mesquite.server.MesquiteServer;
import io.mesquite.server.config.ServerConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that need more memory than their session allows, by their answers with enough. */
class SpillIT {
    private static final List<String> QUERIES = List.of(
            "SELECT count(*), sum(n), max(k) FROM (SELECT l_comment || l_orderkey || '-' || l_partkey k, count(*) n"
                    + " FROM lineitem GROUP BY 1)",
            "SELECT count(*), sum(length(c)), min(c), max(d) FROM (SELECT l.l_comment c, r.l_comment d FROM lineitem l JOIN lineitem r"
                    + " ON l.l_orderkey = r.l_orderkey AND l.l_linenumber = r.l_linenumber AND r.l_comment <> '')",
            "SELECT l_comment, l_orderkey, l_partkey, l_extendedprice, l_shipinstruct, l_shipmode FROM lineitem"
                    + " ORDER BY l_comment DESC, l_orderkey, l_linenumber",
            "SELECT sum(n), sum(s), max(c) FROM (SELECT row_number() OVER (PARTITION BY l_partkey ORDER BY l_orderkey, l_linenumber)"
                    + " n, sum(l_quantity) OVER (PARTITION BY l_partkey) s, l_comment c FROM lineitem)");

    @TempDir
    private static Path folder;

    @TempDir
    private static Path spillFolder;

    private static MesquiteServer server;

    @BeforeAll
    static void start() throws Exception {
        TpchFiles.write(folder, 0.1, 4);
        SpillSettings spill =
                SpillSettings.defaults().withDirectory(spillFolder).withMaximumBytes(60 << 20);
        server = MesquiteServer.start(ServerConfiguration.defaults().withPort(0).withSpill(spill), Optional.of(folder));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        try (Stream<Path> left = Files.list(spillFolder)) {
            assertEquals(List.of(), left.toList(), "folders of spill files after the server's end");
        }
    }

    @Test
    void answersAreTheSameWithLittleMemoryAndTheMeasuredPlanSaysWhatWasSpilled() throws Exception {
        for (String sql : QUERIES) {
            try (Connection connection = DriverManager.getConnection(server.url());
                    Statement statement = connection.createStatement()) {
                List<String> expected = rows(statement, sql);
                statement.execute("SET SESSION memory_limit = '64MB'");
                assertEquals(expected, rows(statement, sql), sql);
                String plan = String.join("\n", rows(statement, "EXPLAIN ANALYZE " + sql));
                assertTrue(plan.contains(" spilled"), plan);
            }
            awaitNoFiles(sql);
        }
    }

    @Test
    void aFullDiskEndsTheQueryAndNotTheProcess() throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION memory_limit = '64MB'");
            String large =
                    "SELECT a.l_comment || b.l_comment FROM lineitem a JOIN lineitem b ON a.l_orderkey = b.l_orderkey"
                            + " ORDER BY 1, a.l_comment";
            SQLException failure = assertThrows(SQLException.class, () -> rows(statement, large));
            assertEquals("53100", failure.getSQLState(), failure.getMessage());
            assertTrue(failure.getMessage().contains("spill.max-bytes"), failure.getMessage());
            assertEquals(List.of("600572"), rows(statement, "SELECT count(*) FROM lineitem"));
        }
        awaitNoFiles("after a full disk");
    }

    @Test
    void whatCantSpillEndsWithTheLimitAndTheProcessLives() throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION memory_limit = '20MB'");
            SQLException failure = assertThrows(
                    SQLException.class,
                    () -> rows(statement, "SELECT cardinality(array_agg(l_comment || l_shipinstruct)) FROM lineitem"));
            assertEquals("53200", failure.getSQLState(), failure.getMessage());
            assertEquals(List.of("600572"), rows(statement, "SELECT count(*) FROM lineitem"));
        }
    }

    /** Tasks end, and remove their files, a moment after the client holds the last row. */
    private static void awaitNoFiles(String what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (server.local().spill().usedBytes() > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertEquals(0, server.local().spill().usedBytes(), what);
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery(sql)) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(column == 1 ? "" : "|").append(results.getString(column));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
