package io.mesquite.server.engine;

import io.mesquite.catalog.CatalogRegistry;
import io.mesquite.catalog.ViewStore;
import io.mesquite.parser.Statement;
import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.planner.PlannedQuery;
import io.mesquite.planner.PreparedQuery;
import io.mesquite.planner.SessionContext;
import io.mesquite.server.config.Durations;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Executes statements: those about names and settings itself, queries with the planner and the coordinator. Thread-safe.
 * Closing it cancels what runs.
 */
public final class MesquiteEngine implements AutoCloseable {
    private final QueryPlanner planner;
    private final QueryStarter starter;
    private final Names names;
    private final FunctionCatalog functions;
    private final DefaultNames defaults;
    private final Optional<Duration> longest;
    private final UserRights rights;
    private final ParsedStatements statements = new ParsedStatements();
    private final QueryList queries;
    private final PreparedStatements prepared;
    private final OtherStatements others;
    private final AtomicLong lastQuery = new AtomicLong();
    private final ScheduledThreadPoolExecutor deadlines;
    private volatile boolean closed;

    /**
     * What an engine is made of.
     *
     * @param queries where its queries are listed
     * @param rights who may do what
     */
    public record Parts(
            CatalogRegistry catalogs,
            ViewStore views,
            Names names,
            FunctionCatalog functions,
            QueryPlanner planner,
            QueryStarter starter,
            QueryList queries,
            UserRights rights) {}

    /**
     * What is the same for all sessions.
     *
     * @param defaults what they start with
     * @param longest that a query may take; empty for no limit
     */
    public record Settings(DefaultNames defaults, Optional<Duration> longest) {}

    public MesquiteEngine(Parts parts, Settings settings) {
        this.planner = parts.planner;
        this.defaults = settings.defaults;
        this.longest = settings.longest;
        this.rights = parts.rights;
        this.starter = parts.starter;
        this.names = parts.names;
        this.functions = parts.functions;
        this.queries = parts.queries;
        this.prepared = new PreparedStatements(planner, starter);
        this.others = new OtherStatements(parts, prepared);
        this.deadlines = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mesquite-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** The names of catalogs, schemas and tables. */
    public Names names() {
        return names;
    }

    public QueryList queries() {
        return queries;
    }

    /** Gives a new session the catalog and the schema that clients get who choose none. */
    public void useDefaults(Session session) {
        session.use(defaults.catalog(), defaults.schema());
    }

    public FunctionCatalog functions() {
        return functions;
    }

    /** What is known of a statement before it is executed. Only queries have parameters. */
    public PreparedQuery prepare(Session session, String sql) {
        Statement statement = statements.parse(sql);
        if (statement instanceof Statement.Execute execute) {
            statement = prepared.find(execute.name(), session);
            return new PreparedQuery(List.of(), describe(session, statement).columns());
        }
        return describe(session, statement);
    }

    private PreparedQuery describe(Session session, Statement statement) {
        return statement instanceof Statement.Query query
                ? planner.prepare(query, session.context())
                : new PreparedQuery(List.of(), others.columns(statement));
    }

    /**
     * Executes one statement; a query's tasks run when this returns, and the caller must close the result.
     *
     * @param parameters a value for each marker
     */
    public StatementResult execute(Session session, String sql, List<Constant> parameters, ExecutionOptions options) {
        if (closed) {
            throw new MesquiteException(ErrorCode.SERVER_SHUTTING_DOWN, "The server is shutting down");
        }
        Statement statement = statements.parse(sql);
        if (statement instanceof Statement.Execute execute) {
            return execute(session, prepared.find(execute.name(), session), prepared.values(execute, session), options);
        }
        return execute(session, statement, parameters, options);
    }

    private StatementResult execute(
            Session session, Statement statement, List<Constant> parameters, ExecutionOptions options) {
        if (statement instanceof Statement.Query query) {
            return run(session, query, parameters, options);
        } else if (statement instanceof Statement.Explain explain
                && explain.analyze()
                && explain.statement() instanceof Statement.Query query) {
            return analyze(session, query, options);
        } else if (statement instanceof Statement.KillQuery kill) {
            kill(kill.id(), session.user());
            return StatementResult.none();
        }
        return others.answer(statement, session);
    }

    private StatementResult run(
            Session session, Statement.Query query, List<Constant> parameters, ExecutionOptions options) {
        QueryTracker tracker = track(session, query.sql(), options);
        try {
            SessionContext context = session.context();
            PlannedQuery planned = planner.plan(query, context, parameters);
            tracker.check();
            RunningQuery running = starter.start(tracker.id(), planned.plan(), context);
            tracker.started(running);
            long maxRows = options.maxRows() < 0 ? Long.MAX_VALUE : options.maxRows();
            return new QueryResult(planned.columns(), running, tracker, maxRows);
        } catch (RuntimeException | Error e) {
            throw ended(tracker, e);
        }
    }

    private static MesquiteException ended(QueryTracker tracker, Throwable thrown) {
        MesquiteException failure = Failures.of(thrown);
        tracker.ended(Optional.of(failure));
        return failure;
    }

    private void kill(String id, String user) {
        if (!end(id, user, "The query was ended by KILL QUERY of user '" + user + "'")) {
            throw new MesquiteException(
                    ErrorCode.INVALID_ARGUMENT,
                    "No query '" + id + "' is running; the server's web page lists those that do");
        }
    }

    /**
     * Ends a query in the name of a user.
     *
     * @param message that the query's client reads
     * @return whether there is such a query
     * @throws MesquiteException PERMISSION_DENIED
     */
    public boolean end(String id, String user, String message) {
        Optional<QueryTracker> query = queries.find(id);
        query.ifPresent(running -> {
            rights.checkEnding(user, running.info());
            running.cancel(new MesquiteException(ErrorCode.QUERY_CANCELLED, message));
        });
        return query.isPresent();
    }

    private StatementResult analyze(Session session, Statement.Query query, ExecutionOptions options) {
        QueryTracker tracker = track(session, "EXPLAIN ANALYZE " + query.sql(), options);
        try {
            SessionContext context = session.context();
            PlannedQuery planned = planner.plan(query, context, List.of());
            try (RunningQuery running = starter.start(tracker.id(), planned.plan(), context)) {
                tracker.started(running);
                while (running.next() != null) {
                    tracker.check();
                }
                tracker.ended(Optional.empty());
                return InformationStatements.lines(running.explain().get());
            }
        } catch (RuntimeException | Error e) {
            throw ended(tracker, e);
        }
    }

    private QueryTracker track(Session session, String sql, ExecutionOptions options) {
        QueryTracker tracker = new QueryTracker("q" + lastQuery.incrementAndGet(), session, sql, queries);
        timeout(session, options).ifPresent(timeout -> {
            MesquiteException reason = new MesquiteException(
                    ErrorCode.QUERY_TIMEOUT,
                    "The query was ended because it ran longer than its timeout of " + Durations.format(timeout)
                            + "; raise the timeout, or read less");
            tracker.setDeadline(
                    deadlines.schedule(() -> tracker.cancel(reason), timeout.toMillis(), TimeUnit.MILLISECONDS));
        });
        return tracker;
    }

    /** The statement's own or else the session's, but not more than the server's. */
    private Optional<Duration> timeout(Session session, ExecutionOptions options) {
        Duration chosen = options.timeout().isZero()
                ? Durations.parse(session.value(SessionProperty.QUERY_TIMEOUT))
                : options.timeout();
        if (chosen.isZero() || longest.isPresent() && longest.get().compareTo(chosen) < 0) {
            return longest;
        }
        return Optional.of(chosen);
    }

    @Override
    public void close() {
        closed = true;
        MesquiteException reason = new MesquiteException(
                ErrorCode.SERVER_SHUTTING_DOWN, "The query was ended because the server is shutting down");
        queries.active().forEach(query -> query.cancel(reason));
        deadlines.shutdownNow();
    }
}
