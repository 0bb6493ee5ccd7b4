package io.mesquite.coordinator;

import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.plan.node.Field;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One query from its start to its end. All methods may be called from any thread, but {@link #next} by one at a time.
 * Whoever started it must close it.
 */
public interface QueryExecution extends AutoCloseable {
    String id();

    /** The columns of its rows. */
    List<Field> columns();

    /**
     * The next rows, which are the caller's to keep; waits for them, and first for the query's turn.
     *
     * @return null at the end
     * @throws MesquiteException why the query failed or was cancelled; again at each further call
     */
    Batch next();

    /**
     * Ends the query soon; does nothing where it has ended. Returns at once.
     *
     * @param reason what whoever waits for rows gets
     */
    void cancel(MesquiteException reason);

    QueryState state();

    QueryProgress progress();

    /** Why nothing of it runs yet, for people; empty where it runs or has ended. */
    Optional<String> waitingFor();

    /** What is worth knowing of where it ran, a line each. */
    List<String> notes();

    /** What was measured of each plan node so far, by node id. */
    Map<Integer, NodeStatistics> statistics();

    /**
     * Waits until nothing of the query runs any more; says whether that came in time. A query that failed, was cancelled or was closed before
     * is then no longer among those that run.
     */
    boolean awaitEnd(Duration most);

    /** The client wants no more rows: ends what still runs. May be called twice; returns at once. */
    @Override
    void close();
}
