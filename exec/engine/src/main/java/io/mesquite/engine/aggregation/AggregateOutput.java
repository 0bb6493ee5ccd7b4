package io.mesquite.engine.aggregation;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The rows of an aggregation; a partition is a morsel. */
final class AggregateOutput implements MorselSource {
    private final Supplier<GroupSource> partitions;
    private final AtomicInteger next = new AtomicInteger();

    AggregateOutput(Supplier<GroupSource> partitions) {
        this.partitions = partitions;
    }

    @Override
    public Lane openLane(LaneContext context) {
        return new OutputLane(context);
    }

    @Override
    public void close() {
        // The breaker closes what it keeps.
    }

    private final class OutputLane implements Lane {
        private final LaneContext context;

        OutputLane(LaneContext context) {
            this.context = context;
        }

        @Override
        public boolean runMorsel(BatchConsumer consumer) {
            GroupSource source = partitions.get();
            int partition = next.getAndIncrement();
            if (partition >= source.count()) {
                return false;
            }
            source.read(partition, context, batch -> {
                if (!consumer.isSatisfied()) {
                    consumer.push(batch);
                }
            });
            return true;
        }

        @Override
        public void close() {
            // Nothing is kept.
        }
    }
}
