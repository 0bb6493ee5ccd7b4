package io.mesquite.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The TPC-H queries on three worker processes, against DuckDB. */
class ClusterTpchIT {
    private static final double SCALE = 0.05;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.onWorkers(SCALE, 3);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static Stream<String> queries() {
        return TpchQueries.names().stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersAreThoseOfDuckDb(String query) throws SQLException {
        String sql = TpchQueries.sql(query, SCALE);
        try (Connection connection = server.connect()) {
            assertEquals(Optional.empty(), answer(connection, sql).difference(answer(server.oracle(), sql)));
        }
    }

    private static Answer answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            return Answer.read(results);
        }
    }
}
