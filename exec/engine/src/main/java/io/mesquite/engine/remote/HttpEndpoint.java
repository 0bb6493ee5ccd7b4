package io.mesquite.engine.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server for messages between processes: bytes in, bytes out. A request that waits keeps a thread. */
public final class HttpEndpoint implements AutoCloseable {
    /** The header with the secret of the attempt. */
    public static final String SECRET = "X-Mesquite-Secret";

    private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);
    private static final int LARGEST_REQUEST = 256 << 20;

    static {
        // the server reads these when its class is loaded: answers must not wait for a full packet, and connections
        // stay open
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Handler handler;

    /** Answers requests. Called from many threads. */
    @FunctionalInterface
    public interface Handler {
        /**
         * What to answer.
         *
         * @param secret that the request carries; may be null
         * @throws MesquiteException answered with its message and a status that says whether another try may help
         */
        List<byte[]> answer(String path, String secret, byte[] body);
    }

    /**
     * Listens at once.
     *
     * @param host to listen on; empty for all addresses of this machine
     * @param port 0 for any that is free
     * @throws MesquiteException CONNECTION_FAILED where the port is taken
     */
    public HttpEndpoint(String name, String host, int port, Handler handler) {
        this.handler = handler;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            InetSocketAddress address = host.isEmpty()
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(InetAddress.getByName(host), port);
            this.server = HttpServer.create(address, 1024);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new MesquiteException(
                    ErrorCode.CONNECTION_FAILED, "Can't listen on " + host + ":" + port + ": " + e.getMessage(), e);
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
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
            if (body.length > LARGEST_REQUEST) {
                send(exchange, 413, List.of());
                return;
            }
            List<byte[]> answer;
            try {
                String secret = exchange.getRequestHeaders().getFirst(SECRET);
                answer = handler.answer(exchange.getRequestURI().getPath(), secret, body);
            } catch (MesquiteException refused) {
                send(exchange, status(refused.code()), List.of(text(refused)));
                return;
            } catch (RuntimeException | Error defect) {
                LOG.error("a request for {} failed", exchange.getRequestURI().getPath(), defect);
                send(exchange, 500, List.of(String.valueOf(defect.getMessage()).getBytes(StandardCharsets.UTF_8)));
                return;
            }
            send(exchange, 200, answer);
        } catch (IOException e) {
            LOG.debug("the other side went away", e);
        }
    }

    private static byte[] text(MesquiteException refused) {
        return (refused.code() + "\n" + refused.getMessage()).getBytes(StandardCharsets.UTF_8);
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case PERMISSION_DENIED -> 403;
            case WORKER_LOST -> 410;
            default -> 409;
        };
    }

    private static void send(HttpExchange exchange, int status, List<byte[]> body) throws IOException {
        long length = body.stream().mapToLong(part -> part.length).sum();
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            for (byte[] part : body) {
                out.write(part);
            }
        }
    }

    /** Stops listening; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
