package io.mesquite.engine.task;

import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a lane threw into what the user reads. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    public static MesquiteException asMesquite(Throwable thrown) {
        if (thrown instanceof MesquiteException exception) {
            return exception;
        }
        if (thrown instanceof OutOfMemoryError) {
            LOG.error("Out of memory", thrown);
            return new MesquiteException(
                    ErrorCode.MEMORY_LIMIT_EXCEEDED,
                    "The process has no more memory. Lower the memory limit of queries, run fewer at once, or give the process"
                            + " more memory.",
                    thrown);
        }
        if (thrown instanceof StackOverflowError) {
            return new MesquiteException(
                    ErrorCode.STATEMENT_TOO_COMPLEX,
                    "An expression is nested too deep to be computed. Split it over several subqueries.",
                    thrown);
        }
        LOG.error("A query failed because of a defect", thrown);
        return new MesquiteException(
                ErrorCode.INTERNAL_ERROR,
                "The query failed because of a defect of Mesquite"
                        + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage())
                        + ". The log of the server has the details; please report it.",
                thrown);
    }
}
