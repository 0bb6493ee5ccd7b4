package io.mesquite.server.engine;

import io.mesquite.planner.OutputColumn;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rows of a running query, at most so many; its tasks end with the last row, with a failure, and when it is closed. */
final class QueryResult implements StatementResult {
    private final List<OutputColumn> columns;
    private final RunningQuery query;
    private final QueryTracker tracker;
    private long rest;
    private boolean ended;

    QueryResult(List<OutputColumn> columns, RunningQuery query, QueryTracker tracker, long maxRows) {
        this.columns = columns;
        this.query = query;
        this.tracker = tracker;
        this.rest = maxRows;
    }

    @Override
    public List<OutputColumn> columns() {
        return columns;
    }

    @Override
    public Batch next() {
        if (ended || rest == 0) {
            end(Optional.empty());
            return null;
        }
        try {
            Batch batch = query.next();
            if (batch == null) {
                end(Optional.empty());
                return null;
            }
            Batch kept = batch.size() <= rest ? batch : first(batch, (int) rest);
            rest -= kept.size();
            tracker.countRows(kept.size());
            return kept;
        } catch (MesquiteException e) {
            end(Optional.of(e));
            throw e;
        }
    }

    private static Batch first(Batch batch, int rows) {
        return batch.gather(IntStream.range(0, rows).toArray(), rows);
    }

    private void end(Optional<MesquiteException> failure) {
        ended = true;
        query.close();
        tracker.ended(failure);
    }

    @Override
    public void cancel(MesquiteException reason) {
        tracker.cancel(reason);
    }

    @Override
    public void close() {
        query.close();
        tracker.ended(Optional.empty());
    }
}
