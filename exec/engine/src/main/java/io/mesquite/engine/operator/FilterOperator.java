package io.mesquite.engine.operator;

import io.mesquite.engine.expression.Selector;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.ChainedConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.OperatorFactory;
import io.mesquite.spi.vector.Batch;
import java.util.function.Supplier;

/** Passes the rows for which a predicate is true. */
public final class FilterOperator implements OperatorFactory {
    private final Supplier<Selector> predicate;

    public FilterOperator(Supplier<Selector> predicate) {
        this.predicate = predicate;
    }

    @Override
    public BatchConsumer openLane(LaneContext context, BatchConsumer next) {
        return new Lane(predicate.get(), next);
    }

    private static final class Lane extends ChainedConsumer {
        private final Selector selector;
        private int[] positions = new int[Batch.TARGET_SIZE];

        Lane(Selector selector, BatchConsumer next) {
            super(next);
            this.selector = selector;
        }

        @Override
        public void push(Batch batch) {
            if (batch.size() > positions.length) {
                positions = new int[batch.size()];
            }
            int count = selector.select(batch, positions);
            if (count == batch.size()) {
                next.push(batch);
            } else if (count > 0) {
                next.push(batch.gather(positions, count));
            }
        }
    }
}
