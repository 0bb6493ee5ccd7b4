package io.mesquite.server.config;

import io.mesquite.coordinator.CoordinatorOptions;
import io.mesquite.engine.disk.SpillSettings;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What {@code mesquite.properties} says, checked.
 *
 * @param security who may use it, and how what is sent is kept secret
 * @param sessionTimeToLive after which a connection that nothing is heard of is closed
 * @param queryTimeout the most that any query may take; empty for no limit
 * @param coordinator how queries are admitted and bounded
 * @param spill where and how much queries put on disk that have no memory for it
 * @param threads that compute; empty for one for each core
 * @param cluster where queries run
 * @param catalogFolder with a file for each catalog
 * @param viewFolder that is configured or lies beside the configuration; empty where there is none
 */
public record ServerConfiguration(
        String host,
        int port,
        SecurityConfiguration security,
        Duration sessionTimeToLive,
        Optional<Duration> queryTimeout,
        CoordinatorOptions coordinator,
        SpillSettings spill,
        Optional<Integer> threads,
        ClusterConfiguration cluster,
        Optional<Path> catalogFolder,
        Optional<Path> viewFolder) {
    private static final String FILE = "mesquite.properties";

    /** Without a folder of configuration. */
    public static ServerConfiguration defaults() {
        return of("", new Properties(), Optional.empty());
    }

    /**
     * Reads the folder's {@code mesquite.properties}, which may be missing, and knows its folder {@code catalog}.
     *
     * @throws MesquiteException INVALID_CONFIGURATION
     */
    public static ServerConfiguration read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw invalid("There is no folder " + folder + "; --etc names the folder of " + FILE, null);
        }
        Path file = folder.resolve(FILE);
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw invalid(file + " can't be read: " + e.getMessage(), e);
            }
        }
        return of(file + ": ", properties, Optional.of(folder));
    }

    private static ServerConfiguration of(String source, Properties properties, Optional<Path> folder) {
        List<String> known =
                Stream.of(ConfigurationKey.values()).map(ConfigurationKey::key).toList();
        for (String key : properties.stringPropertyNames()) {
            if (!known.contains(key)) {
                throw invalid(source + "there is no key '" + key + "'" + NearestName.suggestion(key, known), null);
            }
        }
        ConfigurationReader reader = new ConfigurationReader(source, properties);
        CoordinatorOptions standard = CoordinatorOptions.defaults();
        CoordinatorOptions coordinator = new CoordinatorOptions(
                reader.integer(ConfigurationKey.QUERY_MAX_RUNNING, 1),
                reader.integer(ConfigurationKey.QUERY_MAX_QUEUED, 0),
                reader.size(ConfigurationKey.QUERY_MEMORY_LIMIT).orElse(standard.queryMemoryBytes()),
                standard.resultBufferBytes(),
                standard.exchangeBufferBytes());
        return new ServerConfiguration(
                reader.text(ConfigurationKey.SERVER_HOST),
                reader.integer(ConfigurationKey.SERVER_PORT, 0),
                SecurityConfiguration.read(reader, folder.orElse(Path.of(""))),
                reader.positiveDuration(ConfigurationKey.SESSION_TIME_TO_LIVE)
                        .orElseThrow(() -> invalid(source + "session.time-to-live must be longer than 0s", null)),
                reader.positiveDuration(ConfigurationKey.QUERY_TIMEOUT),
                coordinator,
                spill(reader, folder),
                reader.optionalInteger(ConfigurationKey.WORKER_THREADS, 1),
                cluster(source, reader, folder.orElse(Path.of(""))),
                folder.map(etc -> etc.resolve("catalog")),
                viewFolder(reader, folder));
    }

    private static Optional<Path> viewFolder(ConfigurationReader reader, Optional<Path> folder) {
        return reader.optionalText(ConfigurationKey.VIEWS_DIRECTORY)
                .map(views -> folder.orElse(Path.of("")).resolve(views))
                .or(() -> folder.map(etc -> etc.resolve("views")));
    }

    private static SpillSettings spill(ConfigurationReader reader, Optional<Path> folder) {
        SpillSettings standard = SpillSettings.defaults();
        String directory = reader.text(ConfigurationKey.SPILL_DIRECTORY);
        return new SpillSettings(
                directory.isEmpty()
                        ? standard.directory()
                        : folder.orElse(Path.of("")).resolve(directory),
                reader.size(ConfigurationKey.SPILL_MAX_BYTES).orElse(standard.maximumBytes()),
                reader.size(ConfigurationKey.SPILL_FORCE_ABOVE).orElse(standard.forceAbove()));
    }

    private static ClusterConfiguration cluster(String source, ConfigurationReader reader, Path folder) {
        ClusterConfiguration.Mode mode = reader.choice(ConfigurationKey.CLUSTER_MODE, ClusterConfiguration.Mode.class);
        return new ClusterConfiguration(
                mode,
                reader.integer(ConfigurationKey.CLUSTER_WORKERS, 1),
                reader.text(ConfigurationKey.CLUSTER_HOST),
                reader.integer(ConfigurationKey.CLUSTER_PORT, 0),
                reader.positiveDuration(ConfigurationKey.CLUSTER_WAIT_TIMEOUT)
                        .orElseThrow(() -> invalid(source + "cluster.wait-timeout must be longer than 0s", null)),
                reader.size(ConfigurationKey.QUERY_MEMORY_LIMIT),
                reader.words(ConfigurationKey.CLUSTER_WORKER_JAVA_OPTIONS),
                reader.flag(ConfigurationKey.CLUSTER_WORKER_PINNED),
                mode == ClusterConfiguration.Mode.MESOS
                        ? Optional.of(new MesosConfiguration(reader, folder).options())
                        : Optional.empty());
    }

    public ServerConfiguration withPort(int newPort) {
        return new ServerConfiguration(
                host,
                newPort,
                security,
                sessionTimeToLive,
                queryTimeout,
                coordinator,
                spill,
                threads,
                cluster,
                catalogFolder,
                viewFolder);
    }

    public ServerConfiguration withCluster(ClusterConfiguration newCluster) {
        return new ServerConfiguration(
                host,
                port,
                security,
                sessionTimeToLive,
                queryTimeout,
                coordinator,
                spill,
                threads,
                newCluster,
                catalogFolder,
                viewFolder);
    }

    public ServerConfiguration withSpill(SpillSettings newSpill) {
        return new ServerConfiguration(
                host,
                port,
                security,
                sessionTimeToLive,
                queryTimeout,
                coordinator,
                newSpill,
                threads,
                cluster,
                catalogFolder,
                viewFolder);
    }

    public ServerConfiguration withViews(Path folder) {
        return new ServerConfiguration(
                host,
                port,
                security,
                sessionTimeToLive,
                queryTimeout,
                coordinator,
                spill,
                threads,
                cluster,
                catalogFolder,
                Optional.of(folder));
    }

    static MesquiteException invalid(String message, Throwable cause) {
        return new MesquiteException(ErrorCode.INVALID_CONFIGURATION, message, cause);
    }
}
