package io.mesquite.engine.aggregation;

import io.mesquite.engine.memory.MemoryPool;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Runs breakers and sources on one thread as if on several lanes, and counts the memory that they reserve. */
public final class TestLanes implements LaneContext {
    private final int lanes;
    private final AtomicLong reserved = new AtomicLong();

    public TestLanes(int lanes) {
        this.lanes = lanes;
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
        return reserved.get();
    }

    @Override
    public MemoryPool memory() {
        return new MemoryPool() {
            @Override
            public MemoryReservation newReservation(String owner) {
                return new Reservation();
            }

            @Override
            public long reservedBytes() {
                return reserved.get();
            }

            @Override
            public long limitBytes() {
                return Long.MAX_VALUE;
            }
        };
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

    private final class Reservation implements MemoryReservation {
        private long bytes;

        @Override
        public void resize(long size) {
            reserved.addAndGet(size - bytes);
            bytes = size;
        }

        @Override
        public boolean tryResize(long size) {
            resize(size);
            return true;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public void close() {
            resize(0);
        }
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
