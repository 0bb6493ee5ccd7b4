package io.mesquite.mesos.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives the distribution to the agents' fetchers, and nothing else to nobody. What it gives is public: Mesquite's own code. */
final class DistributionServer implements AutoCloseable {
    private static final int FETCHERS_AT_ONCE = 8;

    private final Distribution distribution;
    private final HttpServer server;
    private final ExecutorService threads;
    private final String uri;

    private DistributionServer(Distribution distribution, HttpServer server, String host) {
        this.distribution = distribution;
        this.server = server;
        this.threads = Executors.newFixedThreadPool(FETCHERS_AT_ONCE, work -> {
            Thread thread = new Thread(work, "mesquite-mesos-distribution");
            thread.setDaemon(true);
            return thread;
        });
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        this.uri = "http://" + bracketed + ":" + server.getAddress().getPort() + "/" + distribution.name();
    }

    /** @throws MesquiteException INVALID_CONFIGURATION */
    static DistributionServer start(WorkerProcess process) {
        try {
            InetAddress address = process.serverHost().isEmpty() ? null : InetAddress.getByName(process.serverHost());
            HttpServer server = HttpServer.create(
                    address == null
                            ? new InetSocketAddress(process.serverPort())
                            : new InetSocketAddress(address, process.serverPort()),
                    64);
            DistributionServer started =
                    new DistributionServer(Distribution.ofThisProcess(), server, process.advertisedHost());
            server.setExecutor(started.threads);
            server.createContext("/" + started.distribution.name(), started::give);
            server.start();
            return started;
        } catch (IOException e) {
            throw new MesquiteException(
                    ErrorCode.INVALID_CONFIGURATION,
                    "The worker's distribution can't be served at port " + process.serverPort() + ": " + e.getMessage()
                            + "; set mesos.executor-uris to where agents find it",
                    e);
        }
    }

    private void give(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isGet = exchange.getRequestMethod().equals("GET");
            if (!isGet && !exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            long length = Files.size(distribution.archive());
            exchange.getResponseHeaders().set("Content-Type", "application/zip");
            if (!isGet) {
                exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            exchange.sendResponseHeaders(200, length);
            try (OutputStream out = exchange.getResponseBody()) {
                Files.copy(distribution.archive(), out);
            }
        }
    }

    /** Where agents find the archive. */
    String uri() {
        return uri;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        distribution.close();
    }
}
