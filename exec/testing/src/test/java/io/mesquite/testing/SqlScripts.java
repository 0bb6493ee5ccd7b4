package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Runs the scripts under {@code resources/sql} through the JDBC driver; see {@link SqlScript} for their form. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SqlScripts {
    private TestServer server;

    /** Over the TPC-H tables at scale 0.01. */
    abstract TestServer newServer() throws Exception;

    @BeforeAll
    void start() throws Exception {
        server = newServer();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @TestFactory
    Stream<DynamicContainer> scripts() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(SqlScripts.class.getResource("/sql"));
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of(folder.toURI()))) {
            files = found.sorted().toList();
        }
        List<DynamicContainer> containers = new ArrayList<>();
        for (Path file : files) {
            Connection connection = connect();
            Stream<DynamicTest> blocks = SqlScript.read(file).blocks().stream()
                    .map(block -> DynamicTest.dynamicTest(
                            "line " + block.line() + ": "
                                    + block.sql().lines().findFirst().orElse(""),
                            () -> run(block, connection)));
            containers.add(DynamicContainer.dynamicContainer(file.getFileName().toString(), blocks));
        }
        return containers.stream();
    }

    private Connection connect() {
        try {
            return server.connect();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(SqlScript.Block block, Connection connection) throws SQLException {
        switch (block.kind()) {
            case STATEMENT -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(block.sql());
                }
            }
            case QUERY -> {
                List<String> rows = texts(connection, block.sql());
                List<String> expected = block.expected();
                if (!block.ordered()) {
                    rows = rows.stream().sorted().toList();
                    expected = expected.stream().sorted().toList();
                }
                assertEquals(String.join("\n", expected), String.join("\n", rows));
            }
            case COMPARE -> compare(block, connection);
            case ERROR -> {
                SQLException error = assertThrows(SQLException.class, () -> texts(connection, block.sql()));
                assertEquals(block.expected().get(0), error.getSQLState(), error.getMessage());
                assertTrue(error.getMessage().contains(block.expected().get(1)), error.getMessage());
            }
        }
    }

    private void compare(SqlScript.Block block, Connection connection) throws SQLException {
        String oracleSql = block.expected().isEmpty() ? block.sql() : String.join("\n", block.expected());
        Answer actual = answer(connection, block.sql());
        Answer expected = answer(server.oracle(), oracleSql);
        Optional<String> difference =
                block.ordered() ? actual.difference(expected) : actual.sorted().difference(expected.sorted());
        assertEquals(Optional.empty(), difference);
    }

    private static Answer answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            return Answer.read(results);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            int columns = results.getMetaData().getColumnCount();
            while (results.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String value = results.getString(i);
                    row.add(value == null ? "NULL" : value);
                }
                rows.add(String.join(" | ", row));
            }
        }
        return rows;
    }
}
