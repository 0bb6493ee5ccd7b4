package io.mesquite.jdbc.wire;

import java.io.IOException;

/** Carries requests to one server. Thread-safe: several requests may be under way at once. */
public interface Transport extends AutoCloseable {
    /**
     * Sends a request and waits for its answer.
     *
     * @param path with its query, such as {@code /cancel?connection=…}
     * @param timeoutMillis how long the server may be silent; 0 for no limit
     * @throws java.net.SocketTimeoutException where it was silent for longer
     */
    Reply post(String path, byte[] body, int timeoutMillis) throws IOException;

    /** Ends all requests under way: they fail with an {@link IOException}. May be called twice. */
    @Override
    void close();

    /** An answer with its HTTP status. */
    record Reply(int status, byte[] body) {}
}
