package io.mesquite.stores;

import io.mesquite.server.MesquiteServer;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** A Mesquite server whose catalogs are described by files, as a user writes them. */
final class StoreTest implements AutoCloseable {
    private final MesquiteServer server;

    private StoreTest(MesquiteServer server) {
        this.server = server;
    }

    /** @param catalogs for each catalog the lines of its file */
    static StoreTest start(Path folder, Map<String, String> catalogs) throws IOException {
        Path etc = Files.createTempDirectory(folder, "etc");
        Files.createDirectories(etc.resolve("catalog"));
        for (Map.Entry<String, String> catalog : catalogs.entrySet()) {
            Files.writeString(etc.resolve("catalog/" + catalog.getKey() + ".properties"), catalog.getValue());
        }
        return new StoreTest(MesquiteServer.start(ServerConfiguration.read(etc).withPort(0), Optional.empty()));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url());
    }

    /** The answer to a query whose tables are in one catalog. */
    Answer query(String catalog, String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("USE " + catalog + ".\"default\"");
            try (ResultSet results = statement.executeQuery(sql)) {
                return Answer.read(results);
            }
        }
    }

    /** All of a one-column answer, line by line. */
    String text(String catalog, String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("USE " + catalog + ".\"default\"");
            try (ResultSet results = statement.executeQuery(sql)) {
                while (results.next()) {
                    text.append(results.getString(1)).append('\n');
                }
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
