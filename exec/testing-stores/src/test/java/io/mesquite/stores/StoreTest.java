package io.mesquite.stores;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.server.MesquiteServer;
import io.mesquite.server.config.ClusterConfiguration;
import io.mesquite.server.config.ServerConfiguration;
import io.mesquite.spi.connector.CatalogCheck;
import io.mesquite.spi.connector.CheckStep;
import io.mesquite.testing.Answer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A Mesquite server whose catalogs are described by files, as a user writes them. */
final class StoreTest implements AutoCloseable {
    private final MesquiteServer server;

    private StoreTest(MesquiteServer server) {
        this.server = server;
    }

    /** @param catalogs for each catalog the lines of its file */
    static StoreTest start(Path folder, Map<String, String> catalogs) throws IOException {
        return start(folder, catalogs, ClusterConfiguration.LOCAL);
    }

    /** As {@link #start}, with queries on worker processes. */
    static StoreTest onWorkers(Path folder, Map<String, String> catalogs, int workers) throws IOException {
        return start(
                folder, catalogs, ClusterConfiguration.processes(workers).withWorkerJavaOptions(List.of("-Xmx512m")));
    }

    private static StoreTest start(Path folder, Map<String, String> catalogs, ClusterConfiguration cluster)
            throws IOException {
        Path etc = Files.createTempDirectory(folder, "etc");
        Files.createDirectories(etc.resolve("catalog"));
        for (Map.Entry<String, String> catalog : catalogs.entrySet()) {
            Files.writeString(etc.resolve("catalog/" + catalog.getKey() + ".properties"), catalog.getValue());
        }
        return new StoreTest(
                MesquiteServer.start(ServerConfiguration.read(etc).withPort(0).withCluster(cluster), Optional.empty()));
    }

    /** What the check of a catalog with these lines in its file says. */
    static List<CheckStep> check(String catalog) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(catalog));
        Map<String, String> properties = new HashMap<>();
        lines.forEach((key, value) -> properties.put(key.toString(), value.toString()));
        try (CatalogRegistry catalogs = CatalogRegistry.withInstalledConnectors()) {
            catalogs.add("checked", properties);
            return ((CatalogCheck) catalogs.connector("checked")).check();
        }
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
