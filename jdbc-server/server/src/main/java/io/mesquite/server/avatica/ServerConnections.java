package io.mesquite.server.avatica;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open connections. Those not heard of for longer than their time to live are closed, with all that runs in them. */
final class ServerConnections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerConnections.class);
    private static final long LOST_GRACE_MILLIS = 5_000;

    private final Map<String, ServerConnection> connections = new ConcurrentHashMap<>();
    private final long timeToLiveNanos;
    private final ScheduledExecutorService expiry;

    ServerConnections(Duration timeToLive) {
        this.timeToLiveNanos = timeToLive.toNanos();
        this.expiry = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mesquite-session-expiry");
            thread.setDaemon(true);
            return thread;
        });
        long interval = Math.max(10, timeToLive.toMillis() / 4);
        expiry.scheduleWithFixedDelay(this::closeExpired, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void closeExpired() {
        connections.forEach((id, connection) -> {
            if (connection.idleNanos() > timeToLiveNanos) {
                close(id);
            }
        });
    }

    void open(String id, ServerConnection connection) {
        connections.put(id, connection);
    }

    boolean isOpen(String id) {
        return connections.containsKey(id);
    }

    /** Closes the connection unless it is heard of within a few seconds. */
    void lost(String id) {
        ServerConnection connection = connections.get(id);
        if (connection != null && !expiry.isShutdown()) {
            long lostAt = System.nanoTime();
            expiry.schedule(
                    () -> {
                        if (connection.idleNanos() >= System.nanoTime() - lostAt) {
                            LOG.info(
                                    "A connection of user '{}' is closed: its client is gone",
                                    connection.session().user());
                            close(id);
                        }
                    },
                    LOST_GRACE_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** The connection, which counts as heard of. */
    ServerConnection find(String id) {
        ServerConnection connection = connections.get(id);
        if (connection == null) {
            throw new MesquiteException(
                    ErrorCode.CONNECTION_FAILED,
                    "The server does not know this connection: it was restarted, or nothing was heard for longer than"
                            + " the session's time to live; connect again");
        }
        connection.touch();
        return connection;
    }

    void close(String id) {
        ServerConnection connection = connections.remove(id);
        if (connection != null) {
            connection.close();
        }
    }

    int count() {
        return connections.size();
    }

    @Override
    public void close() {
        expiry.shutdownNow();
        connections.keySet().forEach(this::close);
    }
}
