package io.mesquite.server.avatica;

import io.mesquite.server.engine.Failures;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import org.apache.calcite.avatica.proto.Common.Severity;
import org.apache.calcite.avatica.proto.Responses.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures as clients get them: SQLSTATE, number and name of the code, and the message with its place in the statement.
 * Stack traces stay in the server's log.
 */
final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

    private ErrorResponses() {}

    static ErrorResponse of(Throwable thrown) {
        MesquiteException failure = Failures.of(thrown);
        ErrorCode code = failure.code();
        if (code == ErrorCode.INTERNAL_ERROR) {
            LOG.error("a request failed", thrown);
        }
        // most messages name the place already, where it reads best
        String place = failure.position()
                .filter(position -> !failure.getMessage().contains(position.toString()))
                .map(position -> "line " + position.line() + ", column " + position.column() + ": ")
                .orElse("");
        return ErrorResponse.newBuilder()
                .setErrorMessage(place + failure.getMessage())
                .setErrorCode(code.ordinal() + 1)
                .setSqlState(code.sqlState())
                .setSeverity(Severity.ERROR_SEVERITY)
                .setHasExceptions(true)
                .addExceptions(code.name())
                .build();
    }
}
