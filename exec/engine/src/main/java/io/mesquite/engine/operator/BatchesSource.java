package io.mesquite.engine.operator;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.spi.vector.Batch;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Batches that are kept in memory: literal rows, and what small breakers give out. A morsel is a batch. */
public final class BatchesSource implements MorselSource {
    private final Supplier<List<Batch>> batches;
    private final AtomicInteger next = new AtomicInteger();

    public BatchesSource(List<Batch> batches) {
        this(() -> batches);
    }

    /** @param batches asked when rows are wanted, so after the breakers that it reads from are complete */
    public BatchesSource(Supplier<List<Batch>> batches) {
        this.batches = batches;
    }

    @Override
    public Lane openLane(LaneContext context) {
        return new Lane() {
            @Override
            public boolean runMorsel(BatchConsumer consumer) {
                List<Batch> all = batches.get();
                int index = next.getAndIncrement();
                if (index >= all.size()) {
                    return false;
                }
                consumer.push(all.get(index));
                return true;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public int maximumLanes() {
        return batches.get().size();
    }

    @Override
    public void close() {}
}
