package io.mesquite.server;

import io.mesquite.server.config.ServerConfiguration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A server in this process for all tests of a run, and a connection of the real driver for each test. */
abstract class JdbcFixture {
    private static final MesquiteServer SERVER = MesquiteServer.start(
            ServerConfiguration.defaults().withPort(0).withViews(Path.of("target", "test-views")), Optional.empty());

    private Connection connection;

    static String url() {
        return SERVER.url();
    }

    final Connection connection() throws SQLException {
        if (connection == null) {
            connection = DriverManager.getConnection(url() + "/tpch/tiny");
        }
        return connection;
    }

    final Statement statement() throws SQLException {
        return connection().createStatement();
    }

    /** The query's rows, each value as text. */
    final List<List<String>> rows(String sql) throws SQLException {
        try (ResultSet result = statement().executeQuery(sql)) {
            return rows(result);
        }
    }

    static List<List<String>> rows(ResultSet result) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                row.add(result.getString(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** One column of the rows. */
    static List<String> column(ResultSet result, String label) throws SQLException {
        List<String> values = new ArrayList<>();
        while (result.next()) {
            values.add(result.getString(label));
        }
        return values;
    }

    @AfterEach
    final void closeConnection() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
