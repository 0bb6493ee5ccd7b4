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

    /**
     * Sends a request whose answer is read later, so that the server works on it meanwhile.
     *
     * @return null where this transport can't; nothing was sent then
     */
    default PendingReply start(String path, byte[] body, int timeoutMillis) throws IOException {
        return null;
    }

    /** An answer that is on its way. Used by one thread at a time. */
    interface PendingReply extends AutoCloseable {
        /** Waits for it; called at most once. */
        Reply await() throws IOException;

        /** It is not wanted any more. */
        @Override
        void close();
    }

    /**
     * Opens an answer that lasts as long as the client does, by which the server knows that it lives.
     *
     * @return null where the server does not know of this, and where it is in this process
     */
    default Lifeline openLifeline(String path, int timeoutMillis) throws IOException {
        return null;
    }

    /** An answer that does not end. */
    interface Lifeline extends AutoCloseable {
        /** The server's time to live for sessions of which nothing is heard. */
        long timeToLiveMillis();

        /** Whether the server still answers; reads what has come. */
        boolean isAlive();

        @Override
        void close();
    }

    /** Ends all requests under way: they fail with an {@link IOException}. May be called twice. */
    @Override
    void close();

    /** An answer with its HTTP status. */
    record Reply(int status, byte[] body) {}
}
