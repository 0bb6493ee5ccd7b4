package io.mesquite.server.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.mesquite.server.avatica.JdbcService;
import io.mesquite.server.login.Logins;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's own HTTP server. A request that waits for a query keeps a thread, of which there are as many as are needed:
 * clients wait for one answer at a time, so there are about as many as connections.
 */
public final class HttpService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
    private static final String LIFELINE_PATH = "/lifeline";
    private static final int BACKLOG = 1024;
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
    private final Logins logins;
    private final JdbcService jdbc;
    private final StatusPages pages;
    private final Lifelines lifelines;

    /**
     * Listens at once.
     *
     * @param address port 0 for any that is free
     * @param encryption with which it speaks HTTPS; empty for HTTP
     * @throws MesquiteException CONNECTION_FAILED where the port is taken
     */
    public HttpService(
            InetSocketAddress address,
            Optional<SSLContext> encryption,
            Logins logins,
            JdbcService jdbc,
            StatusPages pages) {
        this.logins = logins;
        this.jdbc = jdbc;
        this.pages = pages;
        this.lifelines = new Lifelines(jdbc);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mesquite-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            this.server =
                    encryption.isPresent() ? encrypted(address, encryption.get()) : HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            lifelines.close();
            throw new MesquiteException(
                    ErrorCode.CONNECTION_FAILED,
                    "The server can't listen on " + address.getHostString() + ":" + address.getPort() + ": "
                            + e.getMessage() + "; choose another port with --port",
                    e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private static HttpServer encrypted(InetSocketAddress address, SSLContext encryption) throws IOException {
        HttpsServer server = HttpsServer.create(address, BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(encryption));
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals(LIFELINE_PATH)) {
            answerLifeline(exchange);
            return;
        }
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")
                    && !exchange.getRequestURI().getPath().equals(StatusPages.KILL_PATH)) {
                answerPost(exchange);
            } else {
                answerPage(exchange);
            }
        } catch (IOException e) {
            LOG.debug("a client went away", e);
        } catch (RuntimeException e) {
            LOG.error("a request failed", e);
            throw e;
        }
    }

    private void answerLifeline(HttpExchange exchange) throws IOException {
        JdbcService.Reply reply;
        try {
            user(exchange, false);
            String arguments = exchange.getRequestURI().getRawQuery();
            String prefix = "connection=";
            String connection =
                    arguments != null && arguments.startsWith(prefix) ? arguments.substring(prefix.length()) : "";
            jdbc.checkOpen(connection);
            lifelines.add(exchange, connection);
            return;
        } catch (MesquiteException refused) {
            int status = refused.code() == ErrorCode.LOGIN_FAILED ? refusalStatus(exchange, refused) : 404;
            reply = JdbcService.refusal(status, refused);
        }
        try (exchange) {
            send(exchange, reply.status(), reply.body());
        }
    }

    private void answerPage(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String arguments = exchange.getRequestURI().getRawQuery();
        StatusPages.Page page;
        try {
            Optional<String> user = user(exchange, true);
            page = path.equals(StatusPages.KILL_PATH)
                            && exchange.getRequestMethod().equals("POST")
                    ? pages.kill(arguments, user)
                    : pages.get(path, arguments);
        } catch (MesquiteException refused) {
            page = StatusPages.Page.text(refusalStatus(exchange, refused), "text/plain", refused.getMessage() + "\n");
        }
        exchange.getResponseHeaders().set("Content-Type", page.contentType());
        send(exchange, page.status(), page.body());
    }

    private void answerPost(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
        if (body.length > LARGEST_REQUEST) {
            send(exchange, 413, new byte[0]);
            return;
        }
        String path = exchange.getRequestURI().getPath();
        String arguments = exchange.getRequestURI().getRawQuery();
        JdbcService.Reply reply;
        try {
            Optional<String> user = user(exchange, false);
            reply = jdbc.handle(path, arguments, body, user.orElse(null));
        } catch (MesquiteException refused) {
            reply = JdbcService.refusal(refusalStatus(exchange, refused), refused);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-google-protobuf");
        send(exchange, reply.status(), reply.body());
    }

    /** Who sends a request; it is refused where it comes from a page of another site, or without a login that is asked. */
    private Optional<String> user(HttpExchange exchange, boolean isPage) {
        Headers headers = exchange.getRequestHeaders();
        BrowserGuard.check(headers.getFirst("Origin"), headers.getFirst("Host"), isPage, logins.areAsked());
        return logins.check(
                headers.getFirst("Authorization"), exchange.getRemoteAddress().getAddress());
    }

    /** Browsers ask their user for a login when they are told to. */
    private int refusalStatus(HttpExchange exchange, MesquiteException reason) {
        if (!logins.areAsked() || reason.code() != ErrorCode.LOGIN_FAILED) {
            return 403;
        }
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Mesquite\", charset=\"UTF-8\"");
        return 401;
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
        lifelines.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
