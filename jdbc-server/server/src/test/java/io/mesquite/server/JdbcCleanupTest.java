package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.server.engine.QueryInfo;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Assertions 23, 26, 27, 28 and 40 of what tools ask of a JDBC server: what ends, and what is left of it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class JdbcCleanupTest {
    private static final String ENDLESS = "SELECT count(*) FROM tpch.sf100.lineitem WHERE l_comment LIKE '%zzzz%'";
    private static final String MANY_ROWS = "SELECT * FROM tpch.sf1.lineitem";
    private static final long TASKS_END_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static MesquiteServer server;

    @BeforeAll
    static void start() {
        server = MesquiteServer.start(ServerConfiguration.defaults().withPort(0), Optional.empty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url());
    }

    private static void assertTasksEnd() throws InterruptedException {
        long end = System.nanoTime() + TASKS_END_WITHIN_NANOS;
        while (server.local().activeQueries() > 0 || server.local().reservedBytes() > 0) {
            assertTrue(
                    System.nanoTime() < end,
                    () -> server.local().activeQueries() + " queries are active, "
                            + server.local().reservedBytes() + " bytes reserved");
            Thread.sleep(10);
        }
    }

    private static void awaitRunning() throws InterruptedException {
        while (server.local().activeQueries() == 0) {
            Thread.sleep(10);
        }
    }

    @Test
    void cancelEndsTheTasksOfAQuery() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            CompletableFuture<SQLException> failure = CompletableFuture.supplyAsync(
                    () -> assertThrows(SQLException.class, () -> statement.executeQuery(ENDLESS)));
            awaitRunning();
            statement.cancel();
            assertEquals("57014", failure.get(10, TimeUnit.SECONDS).getSQLState());
            assertTasksEnd();
            assertEquals(
                    QueryInfo.State.CANCELLED,
                    server.local().engine().queries().all().get(0).state());
        }
    }

    @Test
    void aTimeoutEndsTheTasksOfAQuery() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            SQLException failure = assertThrows(SQLTimeoutException.class, () -> statement.executeQuery(ENDLESS));
            assertEquals("57014", failure.getSQLState());
            assertTrue(failure.getMessage().contains("timeout of 1s"), failure.getMessage());
            assertTasksEnd();
            statement.setQueryTimeout(0);
            assertTrue(statement.executeQuery("SELECT 1").next());
        }
    }

    @Test
    void closingEarlyEndsTheTasksOfAQuery() throws Exception {
        try (Connection connection = connect()) {
            for (int closed = 0; closed < 4; closed++) {
                Connection own = connect();
                Statement statement = closed < 2 ? connection.createStatement() : own.createStatement();
                ResultSet rows = statement.executeQuery(MANY_ROWS);
                assertTrue(rows.next());
                assertEquals(1, server.local().activeQueries());
                switch (closed) {
                    case 0 -> rows.close();
                    case 1 -> statement.close();
                    case 2 -> own.close();
                    default -> own.abort(Runnable::run);
                }
                assertTasksEnd();
                own.close();
            }
            Statement statement = connection.createStatement();
            assertTrue(statement.executeQuery(MANY_ROWS).next());
            assertTrue(statement.executeQuery("SELECT 1").next(), "executing again ends what was executed before");
            assertTasksEnd();
        }
    }

    @Test
    void theListOfQueriesNamesTheirApplication() throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url() + "?ApplicationName=First", "ann", "");
                Statement statement = connection.createStatement()) {
            for (String name : List.of("First", "Second one & more")) {
                if (!name.equals("First")) {
                    connection.setClientInfo("ApplicationName", name);
                }
                assertEquals(name, connection.getClientInfo("ApplicationName"));
                assertTrue(statement.executeQuery("SELECT '" + name + "'").next());
                QueryInfo latest = server.local().engine().queries().all().get(0);
                assertEquals(name, latest.application());
                assertEquals("ann", latest.user());
                assertEquals("SELECT '" + name + "'", latest.sql());
            }
        }
    }

    @Test
    void aPoolOfTwentyThreadsLeavesNothing() throws Exception {
        long connectionsBefore = connections();
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try {
            for (int round = 0; round < 3; round++) {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int client = 0; client < 20; client++) {
                    int key = client;
                    answers.add(pool.submit(() -> work(key)));
                }
                for (int client = 0; client < 20; client++) {
                    assertEquals(client, answers.get(client).get());
                }
            }
        } finally {
            pool.shutdownNow();
        }
        assertTasksEnd();
        assertEquals(connectionsBefore, connections());
    }

    /** As a pool's client does: some statements, not all of which it closes. */
    private static int work(int key) throws SQLException {
        try (Connection connection = connect()) {
            connection.setSchema("tiny");
            for (int i = 0; i < 5; i++) {
                assertTrue(connection.isValid(5));
                Statement open = connection.createStatement();
                assertTrue(open.executeQuery("SELECT * FROM orders").next());
                try (PreparedStatement statement =
                        connection.prepareStatement("SELECT n_nationkey FROM nation WHERE n_nationkey = ?")) {
                    statement.setInt(1, key);
                    ResultSet rows = statement.executeQuery();
                    assertTrue(rows.next());
                    assertEquals(key, rows.getInt(1));
                }
            }
        }
        return key;
    }

    private static long connections() {
        return server.jdbc().connectionCount();
    }
}
