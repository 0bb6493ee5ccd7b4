package io.mesquite.server.engine;

import io.mesquite.coordinator.QueryProgress;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.Optional;
import java.util.function.Supplier;

/** A query whose tasks run. Its rows are read by one thread at a time; it may be cancelled by any. */
public interface RunningQuery extends AutoCloseable {
    /**
     * The next rows, borrowed until the next call; waits for them.
     *
     * @return null after the last
     * @throws MesquiteException why the query failed, or the reason it was cancelled with
     */
    Batch next();

    /** Ends the query: who waits for rows gets the reason. Does nothing where it has ended. */
    void cancel(MesquiteException reason);

    /** Why it waits, for people: for its turn, or for workers. Empty where it runs. */
    Optional<String> waitingFor();

    /** How far it is. */
    QueryProgress progress();

    /** The plan with what was measured for each of its nodes until now, as EXPLAIN ANALYZE shows it. The text is made when it is asked for. */
    Supplier<String> explain();

    /** Ends what still runs and frees everything. May be called twice. */
    @Override
    void close();
}
