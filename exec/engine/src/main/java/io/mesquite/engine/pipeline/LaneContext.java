package io.mesquite.engine.pipeline;

import io.mesquite.engine.memory.MemoryPool;
import java.util.List;

/** What a lane may use of its task. */
public interface LaneContext {
    /** The memory of the query, from which operators take reservations. */
    MemoryPool memory();

    /** Throws QUERY_CANCELLED (or whatever ended the query) when the task should stop. Cheap; called at least for each batch. */
    void checkCancelled();

    /** How many lanes a pipeline of the task has. */
    int parallelism();

    /** Runs all on the lanes of the task, the caller's included, and returns when all are done; the first failure is thrown. */
    void runParallel(List<Runnable> work);
}
