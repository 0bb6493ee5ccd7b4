package io.mesquite.engine.task;

import io.mesquite.engine.memory.MemoryPool;
import io.mesquite.engine.pipeline.LaneContext;
import java.util.List;

/** What a lane may use, as one node sees it: memory is counted for that node. */
record TaskLane(TaskEnvironment environment, MemoryPool memory) implements LaneContext {
    @Override
    public void checkCancelled() {
        environment.cancel().check();
    }

    @Override
    public int parallelism() {
        return environment.threads().parallelism();
    }

    @Override
    public void runParallel(List<Runnable> work) {
        environment.threads().runAll(work, parallelism());
    }
}
