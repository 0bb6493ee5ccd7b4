package io.mesquite.jdbc.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * HTTP/1.1 over plain sockets that stay open between requests. Java's own clients are not used because a POST must never
 * be sent twice, a wait must end the moment the connection is aborted, and a timeout must be exact.
 */
public final class HttpTransport implements Transport {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final String host;
    private final int port;
    private final SSLSocketFactory tls;
    private final String authorization;
    private final Deque<HttpSocket> idle = new ArrayDeque<>();
    private final Set<HttpSocket> open = new HashSet<>();
    private boolean closed;

    /**
     * Connects when the first request is sent.
     *
     * @param tls encrypts what is sent, and checks that the server is who it should be; null leaves it plain
     * @param user may be null, then no login is sent
     */
    public HttpTransport(String host, int port, SSLSocketFactory tls, String user, String password) {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.authorization = user == null ? null : basic(user, password);
    }

    private static String basic(String user, String password) {
        byte[] login = (user + ":" + (password == null ? "" : password)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    @Override
    public Reply post(String path, byte[] body, int timeoutMillis) throws IOException {
        HttpSocket socket = take();
        boolean usable = false;
        try {
            Reply reply = socket.post(path, body, timeoutMillis);
            usable = socket.isReusable();
            return reply;
        } finally {
            giveBack(socket, usable);
        }
    }

    @Override
    public PendingReply start(String path, byte[] body, int timeoutMillis) throws IOException {
        HttpSocket socket = take();
        boolean sent = false;
        try {
            socket.send(path, body, timeoutMillis);
            sent = true;
            return new SocketReply(socket);
        } finally {
            if (!sent) {
                giveBack(socket, false);
            }
        }
    }

    private final class SocketReply implements PendingReply {
        private final HttpSocket socket;
        private boolean taken;

        SocketReply(HttpSocket socket) {
            this.socket = socket;
        }

        @Override
        public Reply await() throws IOException {
            taken = true;
            boolean usable = false;
            try {
                Reply reply = socket.readReply();
                usable = socket.isReusable();
                return reply;
            } finally {
                giveBack(socket, usable);
            }
        }

        @Override
        public void close() {
            if (!taken) {
                taken = true;
                giveBack(socket, false);
            }
        }
    }

    @Override
    public Lifeline openLifeline(String path, int timeoutMillis) throws IOException {
        HttpSocket socket = connect();
        boolean usable = false;
        try {
            OptionalLong timeToLive = socket.openLifeline(path, timeoutMillis);
            usable = timeToLive.isPresent();
            return usable ? new OpenLifeline(socket, timeToLive.getAsLong()) : null;
        } finally {
            if (!usable) {
                giveBack(socket, false);
            }
        }
    }

    private final class OpenLifeline implements Lifeline {
        private final HttpSocket socket;
        private final long timeToLiveMillis;

        OpenLifeline(HttpSocket socket, long timeToLiveMillis) {
            this.socket = socket;
            this.timeToLiveMillis = timeToLiveMillis;
        }

        @Override
        public long timeToLiveMillis() {
            return timeToLiveMillis;
        }

        @Override
        public boolean isAlive() {
            return socket.drain();
        }

        @Override
        public void close() {
            giveBack(socket, false);
        }
    }

    private HttpSocket take() throws IOException {
        while (true) {
            HttpSocket socket;
            synchronized (this) {
                if (closed) {
                    throw new IOException("the connection is closed");
                }
                socket = idle.pollFirst();
            }
            if (socket == null) {
                return connect();
            }
            if (!socket.isStale()) {
                return socket;
            }
            giveBack(socket, false);
        }
    }

    private HttpSocket connect() throws IOException {
        Socket plain = new Socket();
        plain.setTcpNoDelay(true);
        try {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UnknownHostException("the name of the host is not known");
            }
            plain.connect(address, CONNECT_TIMEOUT_MILLIS);
            HttpSocket socket =
                    new HttpSocket(tls == null ? plain : encrypted(plain), host + ":" + port, authorization);
            synchronized (this) {
                if (closed) {
                    throw new IOException("the connection is closed");
                }
                open.add(socket);
            }
            return socket;
        } catch (SocketTimeoutException | ConnectException | UnknownHostException e) {
            plain.close();
            ConnectException failure =
                    new ConnectException("no server answers at " + host + ":" + port + ": " + e.getMessage());
            failure.initCause(e);
            throw failure;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        plain.setSoTimeout(CONNECT_TIMEOUT_MILLIS);
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (SSLException | SocketTimeoutException e) {
            throw new IOException(
                    "the connection to " + host + ":" + port + " can't be encrypted: " + e.getMessage()
                            + "; sslRootCert names a file of the certificates to trust, and a server without a"
                            + " certificate is asked without ssl=true",
                    e);
        }
        return socket;
    }

    private void giveBack(HttpSocket socket, boolean usable) {
        synchronized (this) {
            if (usable && !closed) {
                idle.addFirst(socket);
                return;
            }
            open.remove(socket);
        }
        socket.close();
    }

    @Override
    public void close() {
        Set<HttpSocket> ending;
        synchronized (this) {
            closed = true;
            idle.clear();
            ending = new HashSet<>(open);
            open.clear();
        }
        ending.forEach(HttpSocket::close);
    }
}
