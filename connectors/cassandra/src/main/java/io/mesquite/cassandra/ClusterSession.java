package io.mesquite.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.internal.core.specex.ConstantSpeculativeExecutionPolicy;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.error.NearestName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The driver's session, opened when it is first needed and shared from then on. Thread-safe. */
final class ClusterSession implements AutoCloseable {
    private final String catalog;
    private final CassandraConfiguration configuration;
    private CqlSession session;
    private long schemaRefreshedNanos;
    private boolean closed;

    ClusterSession(String catalog, CassandraConfiguration configuration) {
        this.catalog = catalog;
        this.configuration = configuration;
    }

    /** @throws MesquiteException CONNECTION_FAILED, with the cause that an administrator needs */
    synchronized CqlSession get() {
        if (closed) {
            throw new MesquiteException(ErrorCode.CONNECTION_FAILED, "catalog " + catalog + " was dropped");
        }
        if (session == null) {
            CqlSession opened = open();
            try {
                checkDatacenter(opened);
            } catch (RuntimeException e) {
                opened.forceCloseAsync();
                throw e;
            }
            session = opened;
            schemaRefreshedNanos = System.nanoTime();
        }
        return session;
    }

    Metadata metadata() {
        return get().getMetadata();
    }

    Optional<KeyspaceMetadata> keyspace(String name) {
        return metadata().getKeyspace(CqlIdentifier.fromInternal(name));
    }

    /** The table or materialized view of that name, also where it was created just now. */
    Optional<RelationMetadata> relation(String keyspaceName, String table) {
        Optional<RelationMetadata> known = known(keyspaceName, table);
        return known.isPresent() || !refreshSchema() ? known : known(keyspaceName, table);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (session != null) {
            session.forceCloseAsync();
            session = null;
        }
    }

    private Optional<RelationMetadata> known(String keyspaceName, String table) {
        CqlIdentifier name = CqlIdentifier.fromInternal(table);
        return keyspace(keyspaceName).flatMap(keyspace -> keyspace.getTable(name)
                .<RelationMetadata>map(found -> found)
                .or(() -> keyspace.getView(name)));
    }

    /** Reads the schema anew, at most once a second; the cluster also tells of changes by itself, a second late. */
    private synchronized boolean refreshSchema() {
        if (System.nanoTime() - schemaRefreshedNanos < 1_000_000_000L) {
            return false;
        }
        Failures.translating(() -> get().refreshSchema(), "the schema of catalog " + catalog);
        schemaRefreshedNanos = System.nanoTime();
        return true;
    }

    private CqlSession open() {
        CqlSessionBuilder builder = CqlSession.builder()
                .withConfigLoader(driverConfiguration())
                .withClassLoader(ClusterSession.class.getClassLoader())
                .addContactPoints(configuration.contactPoints().stream()
                        .map(point -> new java.net.InetSocketAddress(point.getHostString(), point.getPort()))
                        .toList())
                .withLocalDatacenter(configuration.localDatacenter());
        configuration
                .username()
                .ifPresent(user -> builder.withAuthCredentials(
                        user, configuration.password().orElseThrow()));
        if (configuration.tls()) {
            builder.withSslContext(TrustedTls.context(configuration));
        }
        try {
            return builder.build();
        } catch (DriverException | IllegalArgumentException e) {
            throw Failures.connection("catalog " + catalog, configuration.contactPoints(), e);
        }
    }

    private DriverConfigLoader driverConfiguration() {
        ProgrammaticDriverConfigLoaderBuilder options = DriverConfigLoader.programmaticBuilder(
                        ClusterSession.class.getClassLoader())
                .withString(DefaultDriverOption.SESSION_NAME, catalog)
                .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, configuration.consistencyLevel())
                .withInt(DefaultDriverOption.REQUEST_PAGE_SIZE, configuration.pageSize())
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, configuration.requestTimeout())
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, configuration.requestTimeout())
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, configuration.requestTimeout())
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, configuration.requestTimeout())
                .withBoolean(DefaultDriverOption.NETTY_DAEMON, true);
        if (!configuration.speculativeExecutionDelay().isZero()) {
            options.withClass(
                            DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS,
                            ConstantSpeculativeExecutionPolicy.class)
                    .withInt(DefaultDriverOption.SPECULATIVE_EXECUTION_MAX, 2)
                    .withDuration(
                            DefaultDriverOption.SPECULATIVE_EXECUTION_DELAY, configuration.speculativeExecutionDelay());
        }
        return options.build();
    }

    /** With a wrong data centre the driver connects and then finds no node for any query, and does not say why. */
    private void checkDatacenter(CqlSession opened) {
        List<String> datacenters = opened.getMetadata().getNodes().values().stream()
                .map(Node::getDatacenter)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        if (!datacenters.contains(configuration.localDatacenter())) {
            throw CassandraConfiguration.invalid("catalog " + catalog + ": local-datacenter is '"
                    + configuration.localDatacenter() + "', but the cluster has " + String.join(", ", datacenters)
                    + NearestName.suggestion(configuration.localDatacenter(), datacenters));
        }
    }
}
