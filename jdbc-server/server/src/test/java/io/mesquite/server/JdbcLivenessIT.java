package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mesquite.server.config.ServerConfiguration;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Assertions 19, 25, 29, 33 and 40 of what tools ask of a JDBC server: clients and servers that die, and silence. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class JdbcLivenessIT {
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(3);
    private static final String ENDLESS = "SELECT count(*) FROM tpch.sf100.lineitem WHERE l_comment LIKE '%zzzz%'";
    private static final String MANY_ROWS = "SELECT l_orderkey, l_comment FROM tpch.sf1.lineitem";

    @TempDir
    private static Path etc;

    private static MesquiteServer server;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(
                etc.resolve("mesquite.properties"),
                "server.port=0\nsession.time-to-live=" + TIME_TO_LIVE.toSeconds() + "s\n");
        server = MesquiteServer.start(ServerConfiguration.read(etc), Optional.empty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void await(String what, Duration most, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "not within " + most + ": " + what);
            Thread.sleep(20);
        }
    }

    private static boolean isIdle() {
        return server.local().activeQueries() == 0
                && server.local().reservedBytes() == 0
                && server.local().engine().queries().activeCount() == 0;
    }

    @Test
    void aSilentServerIsNotValidAndTheNetworkTimeoutEndsTheWait() throws Exception {
        try (TcpProxy network = TcpProxy.before(server.url());
                Connection connection = DriverManager.getConnection(network.url());
                Connection other = DriverManager.getConnection(network.url())) {
            assertTrue(connection.isValid(1));
            other.setNetworkTimeout(Runnable::run, 700);
            assertEquals(700, other.getNetworkTimeout());
            network.setSilent(true);
            long start = System.nanoTime();
            assertFalse(connection.isValid(1));
            SQLException failure = assertThrows(
                    SQLException.class, () -> other.createStatement().executeQuery("SELECT 1"));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertEquals("08006", failure.getSQLState());
            assertTrue(failure.getMessage().contains("700 ms"), failure.getMessage());
            assertTrue(millis >= 1_700 && millis < 4_000, "took " + millis + " ms");
            assertTrue(other.isClosed());
        }
    }

    @Test
    void aServerThatIsStartedAgainIsFoundAgain() throws Exception {
        MesquiteServer first = MesquiteServer.start(ServerConfiguration.read(etc), Optional.empty());
        int port = Integer.parseInt(first.url().substring(first.url().lastIndexOf(':') + 1));
        Connection old = DriverManager.getConnection(first.url());
        Connection idle = DriverManager.getConnection(first.url());
        Statement statement = old.createStatement();
        ResultSet rows = statement.executeQuery(MANY_ROWS);
        assertTrue(rows.next());
        first.close();
        assertFalse(idle.isValid(1));
        SQLException lost =
                assertThrows(SQLException.class, () -> old.createStatement().executeQuery("SELECT 1"));
        assertTrue(lost.getSQLState().startsWith("08"), lost.getSQLState());
        try (MesquiteServer second =
                        MesquiteServer.start(ServerConfiguration.read(etc).withPort(port), Optional.empty());
                Connection again = DriverManager.getConnection(second.url());
                ResultSet one = again.createStatement().executeQuery("SELECT 1")) {
            assertTrue(one.next());
            assertFalse(old.isValid(1));
        }
    }

    @Test
    void aKilledClientsQueryEnds() throws Exception {
        for (String sql : new String[] {ENDLESS, MANY_ROWS}) {
            Process client = DyingClient.start(server.url(), sql);
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                assertEquals("connected", output.readLine());
                if (sql.equals(MANY_ROWS)) {
                    assertEquals("reading", output.readLine());
                }
                await(
                        "the query runs",
                        Duration.ofSeconds(10),
                        () -> server.local().activeQueries() > 0);
                // longer than the time to live: a client that only waits is kept
                Thread.sleep(TIME_TO_LIVE.toMillis() + 1_000);
                assertEquals(1, server.local().activeQueries());
            } finally {
                client.destroyForcibly().waitFor();
            }
            await("the query has ended", Duration.ofSeconds(12), JdbcLivenessIT::isIdle);
        }
    }

    @Test
    void aSlowReaderIsKeptEvenWhereTheNetworkBreaksNowAndThen() throws Exception {
        try (TcpProxy network = TcpProxy.before(server.url());
                Connection connection = DriverManager.getConnection(network.url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MANY_ROWS + " LIMIT 100000")) {
            assertTrue(rows.next());
            Thread.sleep(1_000);
            network.breakAll();
            Thread.sleep(3 * TIME_TO_LIVE.toMillis());
            int count = 1;
            while (rows.next()) {
                count++;
            }
            assertEquals(100_000, count);
        }
        await("nothing is left", Duration.ofSeconds(10), JdbcLivenessIT::isIdle);
    }
}
