package io.mesquite.server.engine;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;

/** Failures that are no MesquiteExceptions: defects, and statements that are nested too deep for the stack. */
public final class Failures {
    private Failures() {}

    /** The failure as a user is told it; the cause keeps all that the log needs. */
    public static MesquiteException of(Throwable failure) {
        if (failure instanceof MesquiteException known) {
            return known;
        } else if (failure instanceof StackOverflowError) {
            return new MesquiteException(
                    ErrorCode.STATEMENT_TOO_COMPLEX, "The statement is nested too deep; simplify it", failure);
        } else if (failure instanceof OutOfMemoryError) {
            return new MesquiteException(
                    ErrorCode.MEMORY_LIMIT_EXCEEDED,
                    "The server ran out of memory; lower memory_limit so that queries end before that",
                    failure);
        }
        return new MesquiteException(
                ErrorCode.INTERNAL_ERROR,
                "A defect of Mesquite: " + failure + "; please report it with the statement and the server's log",
                failure);
    }
}
