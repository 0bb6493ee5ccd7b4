package io.mesquite.server.engine;

import java.time.Duration;

/**
 * What a client asks for one execution.
 *
 * @param timeout after which it is cancelled; zero for the session's
 * @param maxRows that are given at most; negative for all
 */
public record ExecutionOptions(Duration timeout, long maxRows) {
    public static final ExecutionOptions DEFAULT = new ExecutionOptions(Duration.ZERO, -1);
}
