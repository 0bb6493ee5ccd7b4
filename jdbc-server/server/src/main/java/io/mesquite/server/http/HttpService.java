package io.mesquite.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mesquite.server.avatica.JdbcService;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's own HTTP server. A request that waits for a query keeps a thread, of which there are as many as are needed:
 * clients wait for one answer at a time, so there are about as many as connections.
 */
public final class HttpService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
    private static final int LARGEST_REQUEST = 256 << 20;

    static {
        // the server reads these when its class is loaded: answers must not wait for a full packet, and a pool's idle
        // connections stay open for as long as clients expect
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final JdbcService jdbc;
    private final StatusPages pages;

    /**
     * Listens at once.
     *
     * @param port 0 for any that is free
     * @throws MesquiteException CONNECTION_FAILED where the port is taken
     */
    public HttpService(String host, int port, JdbcService jdbc, MesquiteEngine engine, String version) {
        this.jdbc = jdbc;
        this.pages = new StatusPages(engine, jdbc, version);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mesquite-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            this.server = HttpServer.create(new InetSocketAddress(host, port), 1024);
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.CONNECTION_FAILED,
                    "The server can't listen on " + host + ":" + port + ": " + e.getMessage()
                            + "; choose another port with --port",
                    e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                answerPost(exchange);
            } else {
                StatusPages.Page page = pages.get(exchange.getRequestURI().getPath());
                exchange.getResponseHeaders().set("Content-Type", page.contentType());
                send(exchange, page.status(), page.body());
            }
        } catch (IOException e) {
            LOG.debug("a client went away", e);
        } catch (RuntimeException e) {
            LOG.error("a request failed", e);
            throw e;
        }
    }

    private void answerPost(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
        if (body.length > LARGEST_REQUEST) {
            send(exchange, 413, new byte[0]);
            return;
        }
        String path = exchange.getRequestURI().getPath();
        String arguments = exchange.getRequestURI().getRawQuery();
        if (path.equals(StatusPages.KILL_PATH)) {
            send(exchange, pages.kill(arguments, isFromOwnPage(exchange)), new byte[0]);
            return;
        }
        JdbcService.Reply reply = jdbc.handle(path, arguments, body, null);
        exchange.getResponseHeaders().set("Content-Type", "application/x-google-protobuf");
        send(exchange, reply.status(), reply.body());
    }

    /** A page of another site must not be able to end queries: browsers say where a request comes from. */
    private static boolean isFromOwnPage(HttpExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        String host = exchange.getRequestHeaders().getFirst("Host");
        return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Stops listening; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
