package io.mesquite.testing;

import io.mesquite.engine.disk.SpillSettings;
import io.mesquite.server.MesquiteServer;
import io.mesquite.server.config.ClusterConfiguration;
import io.mesquite.server.config.ServerConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Mesquite server on a free port of loopback over TPC-H files, and a DuckDB with the same tables as oracle. */
final class TestServer implements AutoCloseable {
    private final Path data;
    private final boolean temporary;
    private final MesquiteServer server;
    private final Connection oracle;

    private TestServer(Path data, boolean temporary, Connection oracle, ClusterConfiguration cluster) {
        this(data, temporary, oracle, configuration().withCluster(cluster));
    }

    private TestServer(Path data, boolean temporary, Connection oracle, ServerConfiguration configuration) {
        this.data = data;
        this.temporary = temporary;
        this.oracle = oracle;
        this.server = MesquiteServer.start(configuration.withViews(data.resolve(".views")), Optional.of(data));
    }

    /**
     * A free port of loopback; {@code -Dspill.force=SIZE} makes operators spill what they hold above that, a whole number of bytes,
     * though there is enough memory.
     */
    static ServerConfiguration configuration() {
        long forceAbove = Long.getLong("spill.force", Long.MAX_VALUE);
        return ServerConfiguration.defaults()
                .withPort(0)
                .withSpill(SpillSettings.defaults().withForceAbove(forceAbove));
    }

    /** Makes further tables in the oracle; they become files too. */
    interface TableMaker {
        /** The names of the tables that it made. */
        List<String> create(Connection oracle) throws SQLException;
    }

    /** Over TPC-H files of that scale, as DuckDB writes them. */
    static TestServer start(double scale) throws Exception {
        return start(scale, oracle -> List.of());
    }

    static TestServer start(double scale, TableMaker maker) throws Exception {
        return start(scale, maker, ClusterConfiguration.LOCAL);
    }

    /** Whose queries run on worker processes. */
    static TestServer onWorkers(double scale, int workers) throws Exception {
        return start(
                scale,
                oracle -> List.of(),
                ClusterConfiguration.processes(workers).withWorkerJavaOptions(List.of("-Xmx512m")));
    }

    private static TestServer start(double scale, TableMaker maker, ClusterConfiguration cluster) throws Exception {
        Path data = Files.createTempDirectory("mesquite-test");
        TpchFiles.write(data, scale, 2);
        Connection oracle = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = oracle.createStatement()) {
            for (String table : maker.create(oracle)) {
                statement.execute("copy " + table + " to '" + data.resolve(table + ".parquet") + "' (format parquet)");
            }
        }
        return new TestServer(data, true, withViews(oracle, data), cluster);
    }

    /** Over TPC-H files of that scale, with a server of that configuration. */
    static TestServer start(double scale, ServerConfiguration configuration) throws Exception {
        Path data = Files.createTempDirectory("mesquite-test");
        TpchFiles.write(data, scale, 2);
        return new TestServer(data, true, withViews(DriverManager.getConnection("jdbc:duckdb:"), data), configuration);
    }

    /** Over files that are there. */
    static TestServer over(Path data) throws SQLException {
        return new TestServer(
                data, false, withViews(DriverManager.getConnection("jdbc:duckdb:"), data), ClusterConfiguration.LOCAL);
    }

    private static Connection withViews(Connection oracle, Path data) throws SQLException {
        try (Statement statement = oracle.createStatement()) {
            for (String table : TpchFiles.tables()) {
                statement.execute("create view " + table + " as select * from '" + data.resolve(table) + "/*.parquet'");
            }
        }
        return oracle;
    }

    Path data() {
        return data;
    }

    Connection oracle() {
        return oracle;
    }

    String url() {
        return server.url();
    }

    /** Ids of its worker processes. */
    List<Long> workerProcesses() {
        return server.local().workerProcesses();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url());
    }

    @Override
    public void close() throws SQLException, IOException {
        server.close();
        oracle.close();
        if (temporary) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
