package io.mesquite.mesos.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback with a thread for each request, and Mesos' rules for what requests must look like. */
final class TestHttp implements AutoCloseable {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "test-mesos");
        thread.setDaemon(true);
        return thread;
    });

    TestHttp(String path, HttpHandler handler) throws IOException {
        this(path, handler, 0);
    }

    TestHttp(String path, HttpHandler handler, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(threads);
        server.createContext(path, handler);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Whether the request may be read; otherwise it was answered. */
    static boolean isWellFormed(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "405 Method Not Allowed. Expecting one of { 'POST' }");
        } else if (!"application/json".equals(type)) {
            answer(exchange, 415, "Expecting 'Content-Type' of application/json or application/x-protobuf");
        } else if (!"application/json".equals(accept)) {
            answer(exchange, 406, "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'");
        } else {
            return true;
        }
        return false;
    }

    static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
