package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The TPC-H queries through the JDBC driver, on files of both writers, against DuckDB. */
class TpchIT {
    private static final double SCALE = 0.05;

    @TempDir
    private static Path folder;

    private static TestServer duckdbFiles;
    private static TestServer parquetJavaFiles;

    @BeforeAll
    static void start() throws Exception {
        duckdbFiles = TestServer.start(SCALE);
        ParquetJavaFiles.rewrite(duckdbFiles.data(), folder);
        parquetJavaFiles = TestServer.over(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        duckdbFiles.close();
        parquetJavaFiles.close();
    }

    static Stream<String> queries() {
        return TpchQueries.names().stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersAreThoseOfDuckDb(String query) throws SQLException {
        compare(query, duckdbFiles);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersAreTheSameOnFilesOfParquetJava(String query) throws SQLException {
        compare(query, parquetJavaFiles);
    }

    private static void compare(String query, TestServer server) throws SQLException {
        String sql = TpchQueries.sql(query, SCALE);
        Answer expected = answer(duckdbFiles.oracle(), sql);
        try (Connection connection = server.connect()) {
            assertEquals(Optional.empty(), answer(connection, sql).difference(expected));
        }
    }

    private static Answer answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            return Answer.read(results);
        }
    }
}
