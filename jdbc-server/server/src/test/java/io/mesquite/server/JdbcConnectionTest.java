package io.mesquite.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Assertions 20 to 28 and 39 of what tools ask of a JDBC server: sessions, cancelling, and errors. */
final class JdbcConnectionTest extends JdbcFixture {
    private static final String ENDLESS = "SELECT count(*) FROM tpch.sf100.lineitem WHERE l_comment LIKE '%zzzz%'";

    @Test
    void transactionCallsNeverThrow() throws SQLException {
        Connection connection = connection();
        connection.setReadOnly(true);
        connection.setAutoCommit(true);
        connection.commit();
        connection.rollback();
        connection.setTransactionIsolation(connection.getTransactionIsolation());
        connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
        assertTrue(connection.isValid(5));
    }

    @Test
    void setSchemaChangesWhatNamesMean() throws SQLException {
        connection().setSchema("sf1");
        assertEquals("sf1", connection().getSchema());
        assertEquals("tpch", connection().getCatalog());
        connection().setSchema("tiny");
        assertEquals(List.of(List.of("15000")), rows("SELECT count(*) FROM orders"));
        rows("SHOW TABLES");
        assertFalse(statement().execute("USE tpch.sf1"));
        assertEquals("sf1", connection().getSchema());
    }

    @Test
    void abortClosesTheConnection() throws SQLException {
        try (Connection other = DriverManager.getConnection(url())) {
            other.abort(Runnable::run);
            assertTrue(other.isClosed());
            assertFalse(other.isValid(1));
            assertEquals(
                    "08003",
                    assertThrows(SQLException.class, other::createStatement).getSQLState());
        }
    }

    @Test
    void cancelFromAnotherThreadEndsTheQuery() throws Exception {
        try (Statement statement = statement()) {
            CompletableFuture<SQLException> failure = CompletableFuture.supplyAsync(() -> assertThrows(
                    SQLException.class, () -> statement.executeQuery(ENDLESS).next()));
            Thread.sleep(1000);
            statement.cancel();
            assertEquals("57014", failure.get(10, TimeUnit.SECONDS).getSQLState());
        }
        assertEquals(List.of(List.of("1")), rows("SELECT 1"));
    }

    @Test
    void queryTimeoutEndsTheQuery() throws SQLException {
        try (Statement statement = statement()) {
            statement.setQueryTimeout(1);
            assertThrows(
                    SQLTimeoutException.class,
                    () -> statement.executeQuery(ENDLESS).next());
        }
    }

    @Test
    void errorsHaveTheirStateAndPlace() throws SQLException {
        SQLException syntax = assertThrows(SQLException.class, () -> rows("SELECT 1 FROM WHERE"));
        assertEquals("42601", syntax.getSQLState());
        assertTrue(syntax.getMessage().contains("at 1:1"), syntax.getMessage());
        assertFalse(syntax.getMessage().contains("\tat "), syntax.getMessage());
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        SQLException refused = assertThrows(
                SQLException.class, () -> DriverManager.getConnection("jdbc:mesquite://127.0.0.1:" + free));
        assertEquals("08001", refused.getSQLState());
        assertTrue(refused.getMessage().contains("127.0.0.1:" + free), refused.getMessage());
        SQLException unknown = assertThrows(
                SQLException.class, () -> DriverManager.getConnection("jdbc:mesquite://no-such-host.invalid"));
        assertEquals("08001", unknown.getSQLState());
        assertTrue(unknown.getMessage().contains("no-such-host.invalid:8765"), unknown.getMessage());
    }

    @Test
    void aWrongUrlSaysWhatIsWrong() {
        String wrong = "jdbc:mesquite://localhost:99x";
        SQLException failure = assertThrows(SQLException.class, () -> DriverManager.getConnection(wrong));
        assertTrue(failure.getMessage().contains("'99x' is not a port"), failure.getMessage());
        SQLException unknown = assertThrows(
                SQLException.class, () -> DriverManager.getConnection("jdbc:mesquite://localhost/?pasword=x"));
        assertTrue(unknown.getMessage().contains("pasword"), unknown.getMessage());
    }
}
