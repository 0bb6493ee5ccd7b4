package io.mesquite.server.engine;

import io.mesquite.coordinator.QueryProgress;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;

/** One query from its planning to its end: what lists show of it, and how it is cancelled. Thread-safe. */
public final class QueryTracker {
    /** A text of this length may have a plan of many megabytes. */
    private static final int LONG_SQL = 100_000;

    private final String id;
    private final Session session;
    private final String sql;
    private final QueryList list;
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private QueryInfo.State state = QueryInfo.State.PLANNING;
    private RunningQuery running;
    private MesquiteException cancelled;
    private ScheduledFuture<?> deadline;
    private long endNanos;
    private long rows;
    private QueryProgress lastProgress = QueryProgress.NONE;
    private Supplier<String> plan = () -> "";
    private MesquiteException error;

    QueryTracker(String id, Session session, String sql, QueryList list) {
        this.id = id;
        this.session = session;
        this.sql = sql;
        this.list = list;
        list.add(this);
    }

    public String id() {
        return id;
    }

    /** Must be called at most once; the timer is stopped when the query ends. */
    synchronized void setDeadline(ScheduledFuture<?> deadline) {
        this.deadline = deadline;
    }

    synchronized void started(RunningQuery query) {
        running = query;
        state = QueryInfo.State.RUNNING;
        if (cancelled != null) {
            query.cancel(cancelled);
        }
    }

    /** Throws where the query was cancelled. */
    synchronized void check() {
        if (cancelled != null) {
            throw cancelled;
        }
    }

    synchronized void countRows(long more) {
        rows += more;
    }

    /** Ends the query: whoever waits for it gets the reason. Does nothing where it has ended. */
    public void cancel(MesquiteException reason) {
        RunningQuery query;
        synchronized (this) {
            if (endNanos != 0 || cancelled != null) {
                return;
            }
            cancelled = reason;
            query = running;
        }
        if (query != null) {
            query.cancel(reason);
        }
    }

    void ended(Optional<MesquiteException> failure) {
        Supplier<String> lastPlan = plan();
        synchronized (this) {
            if (endNanos != 0) {
                return;
            }
            lastProgress = progress();
            endNanos = System.nanoTime();
            state = failure.map(QueryTracker::stateOf).orElse(QueryInfo.State.FINISHED);
            error = failure.orElse(null);
            plan = keepable(lastPlan);
            running = null;
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
        list.ended(this);
    }

    /** The text itself where what it is made from is large; else it is made when somebody looks at it, which is seldom. */
    private Supplier<String> keepable(Supplier<String> text) {
        if (sql.length() <= LONG_SQL) {
            return text;
        }
        String made = text.get();
        return () -> made;
    }

    private static QueryInfo.State stateOf(MesquiteException failure) {
        return failure.code() == ErrorCode.QUERY_CANCELLED ? QueryInfo.State.CANCELLED : QueryInfo.State.FAILED;
    }

    private QueryProgress progress() {
        return running == null ? lastProgress : running.progress();
    }

    /** The plan with what was measured so far; empty before there is one. */
    Supplier<String> plan() {
        RunningQuery query;
        synchronized (this) {
            if (running == null) {
                return plan;
            }
            query = running;
        }
        return query.explain();
    }

    synchronized QueryInfo info() {
        long end = endNanos == 0 ? System.nanoTime() : endNanos;
        Optional<String> waiting = running == null ? Optional.empty() : running.waitingFor();
        return new QueryInfo(
                id,
                session.user(),
                session.application(),
                sql,
                waiting.isPresent() ? QueryInfo.State.QUEUED : state,
                start,
                Duration.ofNanos(end - startNanos),
                rows,
                progress(),
                waiting,
                Optional.ofNullable(error).map(MesquiteException::code),
                Optional.ofNullable(error).map(MesquiteException::getMessage));
    }
}
