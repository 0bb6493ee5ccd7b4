package io.mesquite.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** A Mesquite server, reached by its JDBC driver, and a DuckDB in this process with two threads, over the same files. */
final class Engines implements AutoCloseable {
    private final Optional<ServerProcess> server;
    private final String url;
    private final Connection mesquite;
    private final Connection duckdb;

    private Engines(Optional<ServerProcess> server, String url, Connection duckdb) throws SQLException {
        this.server = server;
        this.url = url;
        this.mesquite = DriverManager.getConnection(url);
        this.duckdb = duckdb;
    }

    /**
     * Starts a server, unless the options name one that runs.
     *
     * @param folder what the server reads
     * @param sources for each table what DuckDB reads it from, as its FROM clause has it
     */
    static Engines open(Options options, Path folder, Map<String, String> sources) throws IOException, SQLException {
        Optional<ServerProcess> server = options.url().isPresent()
                ? Optional.empty()
                : Optional.of(ServerProcess.start(options.path("launcher"), folder));
        String url = options.url().or(() -> server.map(ServerProcess::url)).orElseThrow();
        return new Engines(server, url, openDuckdb(sources, new Properties()));
    }

    /** A DuckDB of its own, with settings of its driver. */
    static Connection openDuckdb(Map<String, String> sources, Properties settings) throws SQLException {
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:", settings);
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("set threads=2");
            for (Map.Entry<String, String> source : sources.entrySet()) {
                statement.execute("create view " + source.getKey() + " as select * from " + source.getValue());
            }
        }
        return duckdb;
    }

    Connection mesquite() {
        return mesquite;
    }

    Connection duckdb() {
        return duckdb;
    }

    /** One more client of the server. */
    Connection newMesquite() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** One more client of the same DuckDB. */
    Connection newDuckdb() throws SQLException {
        return duckdb.unwrap(DuckDBConnection.class).duplicate();
    }

    /** The process of a server that was started here. */
    Optional<ServerProcess> server() {
        return server;
    }

    @Override
    public void close() throws IOException, SQLException {
        try {
            duckdb.close();
            mesquite.close();
        } finally {
            if (server.isPresent()) {
                server.get().close();
            }
        }
    }
}
