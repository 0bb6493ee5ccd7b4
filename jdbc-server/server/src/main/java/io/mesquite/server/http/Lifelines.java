package io.mesquite.server.http;

import com.sun.net.httpserver.HttpExchange;
import io.mesquite.server.avatica.JdbcService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Answers that last as long as their connections: a byte now and then, which fails soon after the client's process has died, whoever
 * waits for what at that time. The first line is the session's time to live in milliseconds. Thread-safe.
 */
final class Lifelines implements AutoCloseable {
    private static final long BEAT_MILLIS = 2_000;
    /** Then the client opens another one: what it has not read of one must never fill the buffers between. */
    private static final int MOST_BEATS = 1_800;

    private final JdbcService jdbc;
    private final Set<Lifeline> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beats;

    private static final class Lifeline {
        final HttpExchange exchange;
        final String connection;
        int beats;

        Lifeline(HttpExchange exchange, String connection) {
            this.exchange = exchange;
            this.connection = connection;
        }
    }

    Lifelines(JdbcService jdbc) {
        this.jdbc = jdbc;
        this.beats = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mesquite-lifelines");
            thread.setDaemon(true);
            return thread;
        });
        beats.scheduleWithFixedDelay(() -> open.forEach(this::beat), BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes over an exchange whose answer has not begun. */
    void add(HttpExchange exchange, String connection) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, 0);
        String first = jdbc.timeToLive().toMillis() + "\n";
        exchange.getResponseBody().write(first.getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
        open.add(new Lifeline(exchange, connection));
    }

    private void beat(Lifeline line) {
        if (!jdbc.isOpen(line.connection) || line.beats == MOST_BEATS) {
            open.remove(line);
            line.exchange.close();
            return;
        }
        line.beats++;
        try {
            line.exchange.getResponseBody().write('.');
            line.exchange.getResponseBody().flush();
        } catch (IOException e) {
            open.remove(line);
            line.exchange.close();
            jdbc.clientLost(line.connection);
        }
    }

    @Override
    public void close() {
        beats.shutdownNow();
        open.forEach(line -> line.exchange.close());
    }
}
