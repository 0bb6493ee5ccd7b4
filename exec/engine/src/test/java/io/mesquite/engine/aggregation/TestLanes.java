package io.mesquite.engine.aggregation;

import io.mesquite.engine.disk.SpillSpace;
import io.mesquite.engine.memory.QueryMemory;
import io.mesquite.engine.memory.WorkerMemory;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.testing.TestSpillSpace;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs breakers and sources on one thread as if on several lanes, and counts the memory that they reserve. */
public final class TestLanes implements LaneContext {
    private final int lanes;
    private final SpillSpace spillSpace;
    private final QueryMemory memory;

    public TestLanes(int lanes) {
        this(lanes, false);
    }

    /** @param spilling whether operators spill whatever they hold */
    public TestLanes(int lanes, boolean spilling) {
        this.lanes = lanes;
        this.spillSpace = TestSpillSpace.get(spilling);
        this.memory = new WorkerMemory(1L << 40, spillSpace).newQuery(1L << 40);
    }

    /** Bytes of spill files that are there. */
    public long spillFileBytes() {
        return spillSpace.usedBytes();
    }

    /** Gives the batches to the lanes in turn, and completes the breaker. */
    public void fill(Breaker breaker, List<Batch> batches) {
        List<BatchConsumer> consumers = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            consumers.add(breaker.openLane(this));
        }
        for (int i = 0; i < batches.size(); i++) {
            consumers.get(i % lanes).push(batches.get(i));
        }
        consumers.forEach(BatchConsumer::finish);
        consumers.forEach(BatchConsumer::close);
        breaker.complete(this);
    }

    /** All rows that the source gives, in its order. */
    public List<List<Object>> rows(MorselSource source) {
        Rows rows = new Rows();
        try (MorselSource.Lane lane = source.openLane(this)) {
            while (lane.runMorsel(rows)) {
                checkCancelled();
            }
        }
        source.close();
        return rows.rows;
    }

    public long reservedBytes() {
        return memory.reservedBytes();
    }

    @Override
    public QueryMemory memory() {
        return memory;
    }

    @Override
    public void checkCancelled() {
        // Never cancelled.
    }

    @Override
    public int parallelism() {
        return lanes;
    }

    @Override
    public void runParallel(List<Runnable> work) {
        work.forEach(Runnable::run);
    }

    /** Collects rows of native values. */
    public static final class Rows implements BatchConsumer {
        private final List<List<Object>> rows = new ArrayList<>();

        public List<List<Object>> rows() {
            return rows;
        }

        @Override
        public void push(Batch batch) {
            for (int i = 0; i < batch.size(); i++) {
                Object[] row = new Object[batch.columns().size()];
                for (int column = 0; column < row.length; column++) {
                    Vector vector = batch.column(column);
                    row[column] = vector.value(i);
                }
                rows.add(Arrays.asList(row));
            }
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void finish() {
            // Rows are kept.
        }

        @Override
        public void close() {
            // Rows are kept.
        }
    }
}
