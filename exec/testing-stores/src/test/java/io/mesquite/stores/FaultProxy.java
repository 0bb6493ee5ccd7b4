package io.mesquite.stores;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between an HTTP client and a server on loopback: counts requests, delays each, and answers some with 503. For
 * requests without a body.
 */
final class FaultProxy implements AutoCloseable {
    private static final String SLOW_DOWN =
            "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";

    private final int serverPort;
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile long delayMillis;
    private volatile boolean resets;

    FaultProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String endpoint() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Each request from now on takes so much longer. */
    void delay(long millis) {
        delayMillis = millis;
    }

    /** The next requests, so many, are answered with 503. */
    void refuse(int count) {
        refusals.set(count);
    }

    /** From now on connections are cut in the middle of an answer. */
    void resetConnections(boolean on) {
        resets = on;
    }

    /** The first lines of the requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    void forgetRequests() {
        requests.clear();
    }

    int refusalsLeft() {
        return Math.max(0, refusals.get());
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                client.setTcpNoDelay(true);
                sockets.add(client);
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
            return;
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            server.setTcpNoDelay(true);
            sockets.add(server);
            InputStream fromClient = new BufferedInputStream(client.getInputStream());
            InputStream fromServer = new BufferedInputStream(server.getInputStream(), 1 << 16);
            OutputStream toClient = client.getOutputStream();
            while (true) {
                String request = head(fromClient);
                requests.add(request.substring(0, request.indexOf('\r')));
                Thread.sleep(delayMillis);
                if (refusals.getAndUpdate(left -> left > 0 ? left - 1 : 0) > 0) {
                    toClient.write(("HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: "
                                    + SLOW_DOWN.length() + "\r\n\r\n" + (request.startsWith("HEAD") ? "" : SLOW_DOWN))
                            .getBytes(StandardCharsets.ISO_8859_1));
                    continue;
                }
                server.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                relayAnswer(fromServer, toClient, request.startsWith("HEAD"));
            }
        } catch (IOException e) {
            // one of the two has gone
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
        }
    }

    private void relayAnswer(InputStream in, OutputStream out, boolean headOnly) throws IOException {
        String head = head(in);
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        String lower = head.toLowerCase(Locale.ROOT);
        boolean empty = headOnly || lower.startsWith("http/1.1 204") || lower.startsWith("http/1.1 304");
        if (empty) {
            return;
        }
        if (lower.contains("transfer-encoding: chunked")) {
            relayChunks(in, out);
            return;
        }
        int start = lower.indexOf("content-length:") + "content-length:".length();
        long length = Long.parseLong(
                lower.substring(start, lower.indexOf('\r', start)).strip());
        if (resets && length > 1000) {
            relay(in, out, length / 2);
            throw new IOException("cut on purpose");
        }
        relay(in, out, length);
    }

    private static void relayChunks(InputStream in, OutputStream out) throws IOException {
        while (true) {
            String line = line(in);
            out.write(line.getBytes(StandardCharsets.ISO_8859_1));
            int size = Integer.parseInt(line.strip(), 16);
            relay(in, out, size + 2L);
            if (size == 0) {
                return;
            }
        }
    }

    private static void relay(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** All up to the empty line, that included. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        String line = line(in);
        while (line.length() > 2) {
            head.append(line);
            line = line(in);
        }
        return head.append(line).toString();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = in.read();
        }
        if (read < 0) {
            throw new EOFException();
        }
        line.write('\n');
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
