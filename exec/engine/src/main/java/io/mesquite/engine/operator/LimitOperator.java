package io.mesquite.engine.operator;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.ChainedConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.OperatorFactory;
import io.mesquite.spi.vector.Batch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes {@code count} rows after {@code offset} others, counted over all lanes. Each batch takes its place in one common count;
 * once the count is past the end, all lanes are satisfied and their sources stop.
 */
public final class LimitOperator implements OperatorFactory {
    private final long offset;
    private final long end;
    private final AtomicLong taken = new AtomicLong();

    public LimitOperator(long offset, long count) {
        this.offset = offset;
        this.end = count > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + count;
    }

    @Override
    public BatchConsumer openLane(LaneContext context, BatchConsumer next) {
        return new Lane(next);
    }

    private final class Lane extends ChainedConsumer {
        Lane(BatchConsumer next) {
            super(next);
        }

        @Override
        public void push(Batch batch) {
            if (batch.size() == 0 || taken.get() >= end) {
                return;
            }
            long first = taken.getAndAdd(batch.size());
            int from = (int) Math.min(batch.size(), Math.max(0, offset - first));
            int to = (int) Math.min(batch.size(), Math.max(0, end - first));
            if (from == 0 && to == batch.size()) {
                next.push(batch);
            } else if (from < to) {
                next.push(range(batch, from, to));
            }
        }

        @Override
        public boolean isSatisfied() {
            return taken.get() >= end || next.isSatisfied();
        }
    }

    private static Batch range(Batch batch, int from, int to) {
        int[] positions = new int[to - from];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = from + i;
        }
        return batch.gather(positions, positions.length);
    }
}
