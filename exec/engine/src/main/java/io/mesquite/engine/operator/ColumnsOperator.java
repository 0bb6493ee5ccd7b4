package io.mesquite.engine.operator;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.ChainedConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.OperatorFactory;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/** Gives columns of its input in another order, more than once or not at all. */
public final class ColumnsOperator implements OperatorFactory {
    private final int[] channels;

    public ColumnsOperator(List<Integer> channels) {
        this.channels = channels.stream().mapToInt(Integer::intValue).toArray();
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
            Vector[] columns = new Vector[channels.length];
            for (int i = 0; i < channels.length; i++) {
                columns[i] = batch.column(channels[i]);
            }
            next.push(Batch.of(batch.size(), columns));
        }
    }
}
