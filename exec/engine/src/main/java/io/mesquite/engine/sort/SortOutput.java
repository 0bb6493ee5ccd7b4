package io.mesquite.engine.sort;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.spi.vector.Batch;

/** The rows of a sort, from memory or from disk, to one lane; a morsel is a batch. */
final class SortOutput implements MorselSource {
    private final SortBreaker breaker;
    private final MorselSource inMemory;
    private BatchMerge merge;

    SortOutput(SortBreaker breaker) {
        this.breaker = breaker;
        this.inMemory = new OrderedRows(breaker::sorted);
    }

    @Override
    public int maximumLanes() {
        return 1;
    }

    @Override
    public Lane openLane(LaneContext context) {
        return breaker.runs() == null ? inMemory.openLane(context) : new MergeLane(context);
    }

    @Override
    public void close() {
        // The breaker closes what it keeps.
    }

    private final class MergeLane implements Lane {
        private final LaneContext context;

        MergeLane(LaneContext context) {
            this.context = context;
        }

        @Override
        public boolean runMorsel(BatchConsumer consumer) {
            if (merge == null) {
                merge = breaker.runs().merge(context);
            }
            Batch batch = merge.next();
            if (batch != null) {
                consumer.push(batch);
            }
            return batch != null;
        }

        @Override
        public void close() {
            // Nothing is kept.
        }
    }
}
