package io.mesquite.mesos.protocol;

/** What came over the wire is not what the Mesos API says. The connection that it came from is of no more use. */
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
