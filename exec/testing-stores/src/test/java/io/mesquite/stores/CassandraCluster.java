package io.mesquite.stores;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Real Cassandra nodes on 127.0.0.1, 127.0.0.2 and so on, each in a small process of its own. */
final class CassandraCluster implements AutoCloseable {
    static final String DATACENTER = "datacenter1";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
    private static final String READY = "Starting listening for CQL clients";

    private final Path folder;
    private final int port;
    private final int storagePort;
    private final List<Process> nodes = new ArrayList<>();

    private CassandraCluster(Path folder, int port, int storagePort) {
        this.folder = folder;
        this.port = port;
        this.storagePort = storagePort;
    }

    static CassandraCluster start(int size) throws IOException, InterruptedException {
        CassandraCluster cluster =
                new CassandraCluster(Files.createTempDirectory("mesquite-cassandra"), freePort(), freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::kill));
        try {
            for (int i = 0; i < size; i++) {
                cluster.startNode(i);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    /** What a catalog's properties file needs. */
    String catalogProperties() {
        return "connector=cassandra\ncontact-points=127.0.0.1:" + port + "\nlocal-datacenter=" + DATACENTER + "\n";
    }

    CqlSession connect() {
        DriverConfigLoader options = DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(60))
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(60))
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(60))
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "ALL")
                .build();
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress("127.0.0.1", port))
                .withLocalDatacenter(DATACENTER)
                .withConfigLoader(options)
                .build();
    }

    /** Ends a node at once, as a failing machine would. */
    void killNode(int index) throws InterruptedException {
        nodes.get(index).destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void kill() {
        for (Process node : nodes) {
            node.destroyForcibly();
        }
        for (Process node : nodes) {
            try {
                node.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void startNode(int index) throws IOException, InterruptedException {
        Path home = Files.createDirectory(folder.resolve("node" + index));
        Files.writeString(home.resolve("cassandra.yaml"), configuration(home, "127.0.0." + (index + 1)));
        Files.writeString(
                home.resolve("logback.xml"),
                "<configuration><appender name='out' class='ch.qos.logback.core.ConsoleAppender'>"
                        + "<encoder><pattern>%d %level %logger{20} %msg%n</pattern></encoder></appender>"
                        + "<root level='INFO'><appender-ref ref='out'/></root></configuration>");
        Path log = home.resolve("node.log");
        Process node = new ProcessBuilder(command(home))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        nodes.add(node);
        long end = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!Files.readString(log).contains(READY)) {
            if (!node.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("Cassandra did not start:\n" + Files.readString(log));
            }
            Thread.sleep(200);
        }
    }

    private static List<String> command(Path home) throws IOException {
        String jars = System.getProperty("cassandra.jars");
        List<String> paths = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(jars), "*.jar")) {
            found.forEach(jar -> paths.add(jar.toAbsolutePath().normalize().toString()));
        }
        String sizer = paths.stream()
                .filter(path -> path.contains("jamm-"))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + sizer,
                "-Xms256m",
                "-Xmx256m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Djdk.attach.allowAttachSelf=true"));
        for (String exported : List.of(
                "java.base/jdk.internal.misc",
                "java.base/jdk.internal.ref",
                "java.base/sun.nio.ch",
                "java.management.rmi/com.sun.jmx.remote.internal.rmi",
                "java.rmi/sun.rmi.registry",
                "java.rmi/sun.rmi.server",
                "java.sql/java.sql")) {
            command.add("--add-exports=" + exported + "=ALL-UNNAMED");
        }
        for (String opened : List.of(
                "java.base/java.io",
                "java.base/java.lang",
                "java.base/java.lang.module",
                "java.base/java.lang.reflect",
                "java.base/java.net",
                "java.base/java.nio",
                "java.base/java.util",
                "java.base/java.util.concurrent",
                "java.base/java.util.concurrent.atomic",
                "java.base/jdk.internal.loader",
                "java.base/jdk.internal.math",
                "java.base/jdk.internal.module",
                "java.base/jdk.internal.ref",
                "java.base/jdk.internal.reflect",
                "java.base/jdk.internal.util.jar",
                "java.base/sun.nio.ch",
                "jdk.management/com.sun.management.internal")) {
            command.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-Dcassandra.config=" + home.resolve("cassandra.yaml").toUri(),
                "-Dcassandra.storagedir=" + home,
                "-Dcassandra.logdir=" + home,
                "-Dlogback.configurationFile=" + home.resolve("logback.xml").toUri(),
                "-Dcassandra-foreground=yes",
                "-Dcassandra.ring_delay_ms=1000",
                "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                "-Dcassandra.superuser_setup_delay_ms=0",
                "-Djava.io.tmpdir=" + home,
                "-cp",
                String.join(":", paths),
                "org.apache.cassandra.service.CassandraDaemon"));
        return command;
    }

    private String configuration(Path home, String address) {
        return """
                cluster_name: mesquite
                num_tokens: 8
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                data_file_directories: [ %1$s/data ]
                commitlog_directory: %1$s/commitlog
                saved_caches_directory: %1$s/saved_caches
                hints_directory: %1$s/hints
                cdc_raw_directory: %1$s/cdc_raw
                commitlog_sync: periodic
                commitlog_sync_period: 10000ms
                commitlog_segment_size: 8MiB
                commitlog_total_space: 64MiB
                memtable_heap_space: 48MiB
                memtable_offheap_space: 48MiB
                file_cache_size: 32MiB
                networking_cache_size: 16MiB
                key_cache_size: 0MiB
                counter_cache_size: 0MiB
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters: [ { seeds: "127.0.0.1:%3$d" } ]
                listen_address: %2$s
                rpc_address: %2$s
                storage_port: %3$d
                native_transport_port: %4$d
                start_native_transport: true
                endpoint_snitch: SimpleSnitch
                auto_bootstrap: false
                auto_snapshot: false
                concurrent_compactors: 1
                authenticator: AllowAllAuthenticator
                authorizer: AllowAllAuthorizer
                hinted_handoff_enabled: false
                materialized_views_enabled: true
                read_request_timeout: 60s
                range_request_timeout: 60s
                write_request_timeout: 60s
                batch_size_warn_threshold: 1MiB
                batch_size_fail_threshold: 4MiB
                """
                .formatted(home, address, storagePort, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
