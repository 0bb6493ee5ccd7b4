package io.mesquite.benchmarks.kernels;

import io.mesquite.engine.memory.MemoryPool;
import io.mesquite.engine.memory.QueryMemory;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.spi.vector.Batch;
import java.util.List;

/** The only lane of an operator that is measured alone. */
final class Lane implements LaneContext, AutoCloseable {
    private static final long LIMIT = 1L << 30;

    private final QueryMemory memory = new WorkerMemory(LIMIT).newQuery(LIMIT);

    @Override
    public MemoryPool memory() {
        return memory;
    }

    @Override
    public void checkCancelled() {}

    @Override
    public int parallelism() {
        return 1;
    }

    @Override
    public void runParallel(List<Runnable> work) {
        work.forEach(Runnable::run);
    }

    @Override
    public void close() {
        memory.close();
    }

    /** Counts the rows that come. */
    static final class Counter implements BatchConsumer {
        private long rows;

        long rows() {
            return rows;
        }

        @Override
        public void push(Batch batch) {
            rows += batch.size();
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
