package io.mesquite.jdbc.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.apache.calcite.avatica.proto.Common.WireMessage;
import org.apache.calcite.avatica.proto.Responses.ErrorResponse;

/** The calls of one connection. Thread-safe. */
public final class WireClient implements AutoCloseable {
    /** What names of requests start with. Joined here, since a constant would be renamed as the classes are in the driver's jar. */
    private static final String REQUESTS =
            String.join(".", "org", "apache", "calcite", "avatica", "proto", "Requests$");

    private final Transport transport;
    private volatile int timeoutMillis;
    private volatile boolean broken;

    public WireClient(Transport transport) {
        this.transport = transport;
    }

    /** How long the server may be silent before the connection counts as broken; 0 for ever. */
    public void setTimeoutMillis(int timeoutMillis) {
        this.timeoutMillis = timeoutMillis;
    }

    public int timeoutMillis() {
        return timeoutMillis;
    }

    /** Whether a call failed in a way that leaves nothing to be called. */
    public boolean isBroken() {
        return broken;
    }

    /** One of Avatica's requests and its response. */
    public <R extends Message> R call(Message request, Parser<R> parser) throws SQLException {
        return parse(post("/", bytes(request), timeoutMillis), parser);
    }

    private static byte[] bytes(Message request) {
        return WireMessage.newBuilder()
                .setName(REQUESTS + request.getClass().getSimpleName())
                .setWrappedMessage(request.toByteString())
                .build()
                .toByteArray();
    }

    /**
     * Sends one of Avatica's requests, whose response is taken later by {@link #await}.
     *
     * @return null where it can't be sent ahead
     */
    public Transport.PendingReply start(Message request) throws SQLException {
        int timeout = timeoutMillis;
        return guard(timeout, () -> transport.start("/", bytes(request), timeout));
    }

    /** The response to a request that was sent ahead. */
    public <R extends Message> R await(Transport.PendingReply pending, Parser<R> parser) throws SQLException {
        return parse(message(guard(timeoutMillis, pending::await)), parser);
    }

    /**
     * One of Mesquite's own calls.
     *
     * @param arguments name, value, name, value, …; values may be null, then both are left out
     */
    public <R extends Message> R call(Parser<R> parser, String path, String... arguments) throws SQLException {
        return parse(post(path(path, arguments), new byte[0], timeoutMillis), parser);
    }

    /** As {@link #call(Parser, String, String...)} where nothing comes back; the timeout is this call's own. */
    public void tell(int timeoutMillis, String path, String... arguments) throws SQLException {
        parse(post(path(path, arguments), new byte[0], timeoutMillis), WireMessage.parser());
    }

    /** See {@link Transport#openLifeline}. */
    public Transport.Lifeline openLifeline(int timeoutMillis, String connection) throws IOException {
        return transport.openLifeline(path("/lifeline", new String[] {"connection", connection}), timeoutMillis);
    }

    private static String path(String path, String[] arguments) {
        StringBuilder text = new StringBuilder(path);
        char separator = '?';
        for (int i = 0; i < arguments.length; i += 2) {
            if (arguments[i + 1] != null) {
                text.append(separator)
                        .append(arguments[i])
                        .append('=')
                        .append(URLEncoder.encode(arguments[i + 1], StandardCharsets.UTF_8));
                separator = '&';
            }
        }
        return text.toString();
    }

    private WireMessage post(String path, byte[] body, int timeoutMillis) throws SQLException {
        return message(guard(timeoutMillis, () -> transport.post(path, body, timeoutMillis)));
    }

    private interface Exchange<T> {
        T run() throws IOException;
    }

    /** Ends the connection where the network fails. */
    private <T> T guard(int timeoutMillis, Exchange<T> exchange) throws SQLException {
        try {
            return exchange.run();
        } catch (SocketTimeoutException e) {
            close();
            throw ServerErrors.connection(
                    ServerErrors.CONNECTION_FAILURE,
                    "The server was silent for " + timeoutMillis + " ms, the network timeout; the connection is closed",
                    e);
        } catch (ConnectException e) {
            close();
            throw ServerErrors.connection(
                    ServerErrors.CANNOT_CONNECT, "There is no connection to the server: " + e.getMessage(), e);
        } catch (IOException e) {
            close();
            throw ServerErrors.connection(
                    ServerErrors.CONNECTION_FAILURE, "The connection to the server is lost: " + e.getMessage(), e);
        }
    }

    private static WireMessage message(Transport.Reply reply) throws SQLException {
        try {
            WireMessage message = WireMessage.parseFrom(UnsafeByteOperations.unsafeWrap(reply.body()));
            if (!message.getName().isEmpty()) {
                return message;
            }
        } catch (InvalidProtocolBufferException e) {
            // answered below: the status tells more than how it can't be read
        }
        if (reply.status() == 401) {
            throw ServerErrors.of("LOGIN_FAILED", "28000", 0, "User or password are wrong");
        }
        throw ServerErrors.connection(
                ServerErrors.CONNECTION_FAILURE,
                "What answers there is not a Mesquite server (HTTP status " + reply.status() + ")",
                null);
    }

    private static <R extends Message> R parse(WireMessage message, Parser<R> parser) throws SQLException {
        try {
            if (message.getName().endsWith("ErrorResponse")) {
                ErrorResponse error = ErrorResponse.parseFrom(message.getWrappedMessage());
                String name = error.getExceptionsCount() == 0 ? "" : error.getExceptions(0);
                throw ServerErrors.of(name, error.getSqlState(), error.getErrorCode(), error.getErrorMessage());
            }
            return parser.parseFrom(message.getWrappedMessage());
        } catch (InvalidProtocolBufferException e) {
            throw ServerErrors.connection(
                    ServerErrors.CONNECTION_FAILURE, "The server's answer can't be read: " + e.getMessage(), e);
        }
    }

    /** Ends the connection here; the server is not told. */
    @Override
    public void close() {
        broken = true;
        transport.close();
    }
}
