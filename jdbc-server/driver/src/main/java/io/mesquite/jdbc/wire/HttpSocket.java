package io.mesquite.jdbc.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;

/** One socket that carries one request at a time. */
final class HttpSocket {
    private static final long STALE_AFTER_NANOS = 1_000_000_000L;

    private final Socket socket;
    private final String host;
    private final String authorization;
    private final InputStream input;
    private final OutputStream output;
    private boolean reusable;
    private long lastUse;

    HttpSocket(Socket socket, String host, String authorization) throws IOException {
        this.socket = socket;
        this.host = host;
        this.authorization = authorization;
        this.input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.output = socket.getOutputStream();
    }

    Transport.Reply post(String path, byte[] body, int timeoutMillis) throws IOException {
        send(path, body, timeoutMillis);
        return readReply();
    }

    /**
     * Asks for an answer that does not end, whose first line is a number.
     *
     * @return the number; empty where the server has no such answer
     */
    OptionalLong openLifeline(String path, int timeoutMillis) throws IOException {
        send(path, new byte[0], timeoutMillis);
        String status = readLine();
        String line = readLine();
        while (!line.isEmpty()) {
            line = readLine();
        }
        if (!status.startsWith("HTTP/1.1 200")) {
            return OptionalLong.empty();
        }
        readLine();
        return OptionalLong.of(Long.parseLong(readLine()));
    }

    /** Sends a request; {@link #readReply} must be next. */
    void send(String path, byte[] body, int timeoutMillis) throws IOException {
        reusable = false;
        socket.setSoTimeout(timeoutMillis);
        StringBuilder head = new StringBuilder(256)
                .append("POST ")
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\nContent-Type: application/x-google-protobuf\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        if (authorization != null) {
            head.append("Authorization: ").append(authorization).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        output.write(request);
        output.flush();
    }

    Transport.Reply readReply() throws IOException {
        String[] status = readLine().split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new IOException("the server's answer is not HTTP: " + String.join(" ", status));
        }
        int length = -1;
        boolean chunked = false;
        boolean keepAlive = true;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
            switch (name) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.endsWith("chunked");
                case "connection" -> keepAlive = !value.equals("close");
                default -> {}
            }
        }
        byte[] body = chunked ? readChunks() : length >= 0 ? readExactly(length) : input.readAllBytes();
        reusable = keepAlive && (chunked || length >= 0);
        lastUse = System.nanoTime();
        return new Transport.Reply(Integer.parseInt(status[1]), body);
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = readLine();
            int end = size.indexOf(';');
            int length = Integer.parseInt((end < 0 ? size : size.substring(0, end)).strip(), 16);
            if (length == 0) {
                String trailer = readLine();
                while (!trailer.isEmpty()) {
                    trailer = readLine();
                }
                return body.toByteArray();
            }
            body.write(readExactly(length));
            readLine();
        }
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = input.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server closed the connection in the middle of an answer");
        }
        return bytes;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Whether the last answer was read to its end and the server keeps the connection open. */
    boolean isReusable() {
        return reusable;
    }

    /** Whether the server has closed the connection meanwhile; asked before a request is sent, which may not be sent twice. */
    boolean isStale() {
        if (System.nanoTime() - lastUse < STALE_AFTER_NANOS) {
            return false;
        }
        try {
            socket.setSoTimeout(1);
            input.read();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Reads and forgets what has come; whether more may come. */
    boolean drain() {
        try {
            socket.setSoTimeout(1);
            while (input.read() >= 0) {
                input.skip(input.available());
            }
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // closing is all that could be done about it
            reusable = false;
        }
    }
}
