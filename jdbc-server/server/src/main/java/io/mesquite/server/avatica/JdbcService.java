package io.mesquite.server.avatica;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnsafeByteOperations;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import org.apache.calcite.avatica.proto.Common.WireMessage;
import org.apache.calcite.avatica.proto.Responses.ErrorResponse;

/**
 * Answers the requests of JDBC clients. Avatica's own come as messages with a name ({@link AvaticaRequests}), Mesquite's
 * as paths with arguments ({@link DriverCalls}). Thread-safe. A request that waits for rows keeps its thread.
 */
public final class JdbcService implements AutoCloseable {
    private static final String RESPONSES = "org.apache.calcite.avatica.proto.Responses$";
    private static final int OK = 200;
    private static final int FAILED = 500;

    private final Duration timeToLive;
    private final ServerConnections connections;
    private final AvaticaRequests avatica;
    private final DriverCalls calls;

    /** @param timeToLive after which a connection that nothing is heard of is closed */
    public JdbcService(MesquiteEngine engine, String version, Duration timeToLive) {
        this.timeToLive = timeToLive;
        this.connections = new ServerConnections(timeToLive);
        MetadataResults metadata = new MetadataResults(engine.names());
        this.avatica = new AvaticaRequests(engine, connections, metadata, version);
        this.calls = new DriverCalls(engine, connections, metadata);
    }

    /** An answer with its HTTP status. */
    public record Reply(int status, byte[] body) {}

    /**
     * Answers one request; a failure is an answer too.
     *
     * @param path without its arguments, {@code /} for Avatica's requests
     * @param arguments as in a URL after {@code ?}, or null
     * @param user who has logged in; null where no login is asked
     */
    public Reply handle(String path, String arguments, byte[] body, String user) {
        Message response;
        try {
            response = path.equals("/")
                    ? handle(WireMessage.parseFrom(body), user)
                    : calls.answer(path, CallArguments.parse(arguments));
        } catch (InvalidProtocolBufferException e) {
            response = ErrorResponses.of(new MesquiteException(
                    ErrorCode.CONNECTION_FAILED, "The request is not one of Avatica's protobuf messages", e));
        } catch (RuntimeException | Error e) {
            response = ErrorResponses.of(e);
        }
        return new Reply(response instanceof ErrorResponse ? FAILED : OK, wrap(response));
    }

    /** The answer to a request that is not taken for a reason that lies outside it, such as a login that failed. */
    public static Reply refusal(int status, MesquiteException reason) {
        return new Reply(status, wrap(ErrorResponses.of(reason)));
    }

    private Message handle(WireMessage message, String user) throws InvalidProtocolBufferException {
        return avatica.answer(message.getName(), message.getWrappedMessage(), user);
    }

    private static byte[] wrap(Message response) {
        ByteString bytes = UnsafeByteOperations.unsafeWrap(response.toByteArray());
        return WireMessage.newBuilder()
                .setName(RESPONSES + response.getClass().getSimpleName())
                .setWrappedMessage(bytes)
                .build()
                .toByteArray();
    }

    /** After which a connection that nothing is heard of is closed. */
    public Duration timeToLive() {
        return timeToLive;
    }

    /** Whether the connection of an id is open; it does not count as heard of. */
    public boolean isOpen(String connection) {
        return connections.isOpen(connection);
    }

    /** As a request about the connection that asks nothing: it counts as heard of. */
    public void checkOpen(String connection) {
        connections.find(connection);
    }

    /** The connection's client seems to have died: unless something is heard of it soon, it is closed with all that runs in it. */
    public void clientLost(String connection) {
        connections.lost(connection);
    }

    /** How many connections are open. */
    public int connectionCount() {
        return connections.count();
    }

    @Override
    public void close() {
        connections.close();
    }
}
