package io.mesquite.server.avatica;

import io.mesquite.plan.expression.Constant;
import io.mesquite.server.engine.ExecutionOptions;
import io.mesquite.server.engine.MesquiteEngine;
import io.mesquite.server.engine.Session;
import io.mesquite.server.engine.StatementResult;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.List;

/** A client's statement: what it is set to, and the result that is open. Executed by one thread at a time, cancelled by any. */
final class ServerStatement {
    private final int id;
    private final String preparedSql;
    private volatile ExecutionOptions options = ExecutionOptions.DEFAULT;
    private ResultFrames open;
    private boolean executing;
    private MesquiteException cancelled;
    private boolean closed;

    /** @param preparedSql null where the text comes with each execution */
    ServerStatement(int id, String preparedSql) {
        this.id = id;
        this.preparedSql = preparedSql;
    }

    int id() {
        return id;
    }

    String preparedSql() {
        return preparedSql;
    }

    void setOptions(Duration timeout, long maxRows) {
        options = new ExecutionOptions(timeout, maxRows);
    }

    /** Executes a statement in place of the one before. */
    ResultFrames execute(MesquiteEngine engine, Session session, String sql, List<Constant> parameters, long maxRows) {
        closeResult();
        synchronized (this) {
            executing = true;
            cancelled = null;
        }
        long limit = maxRows < 0 ? options.maxRows() : maxRows;
        ResultFrames frames = null;
        try {
            StatementResult result =
                    engine.execute(session, sql, parameters, new ExecutionOptions(options.timeout(), limit));
            frames = new ResultFrames(result);
            return frames;
        } finally {
            opened(frames);
        }
    }

    private void opened(ResultFrames frames) {
        MesquiteException reason;
        synchronized (this) {
            executing = false;
            open = frames;
            reason = cancelled;
        }
        if (frames != null && reason != null) {
            frames.cancel(reason);
        }
        if (frames != null && isClosed()) {
            frames.close();
        }
    }

    /** @throws MesquiteException where no result is open */
    synchronized ResultFrames result() {
        if (open == null) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT, "The statement has no open result; execute it first");
        }
        return open;
    }

    /** Ends what is executed now, if anything is. */
    void cancel(MesquiteException reason) {
        ResultFrames frames;
        synchronized (this) {
            if (executing) {
                cancelled = reason;
            }
            frames = open;
        }
        if (frames != null) {
            frames.cancel(reason);
        }
    }

    void closeResult() {
        ResultFrames frames;
        synchronized (this) {
            frames = open;
            open = null;
        }
        if (frames != null) {
            frames.close();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, "The query was cancelled: its statement was closed"));
        closeResult();
    }
}
