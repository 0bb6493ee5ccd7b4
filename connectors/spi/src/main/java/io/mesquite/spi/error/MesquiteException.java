package io.mesquite.spi.error;

import java.util.Optional;

/**
 * A failure with a code. The message names the value and the place and says what to do next; it is what the user reads,
 * so it holds no class names and no stack traces.
 */
public class MesquiteException extends RuntimeException {
    private final ErrorCode code;
    private final transient Optional<Position> position;

    public MesquiteException(ErrorCode code, String message) {
        this(code, message, Optional.empty(), null);
    }

    public MesquiteException(ErrorCode code, String message, Throwable cause) {
        this(code, message, Optional.empty(), cause);
    }

    public MesquiteException(ErrorCode code, String message, Optional<Position> position, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.position = position;
    }

    public ErrorCode code() {
        return code;
    }

    /** The place in the statement's text, where one is to blame. */
    public Optional<Position> position() {
        return position;
    }
}
