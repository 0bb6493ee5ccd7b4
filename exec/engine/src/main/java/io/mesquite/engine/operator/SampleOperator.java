package io.mesquite.engine.operator;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.ChainedConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.OperatorFactory;
import io.mesquite.spi.vector.Batch;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Passes each row with the same probability; with a seed, and rows that come in the same order on one lane, the same ones. */
public final class SampleOperator implements OperatorFactory {
    private final double probability;
    private final OptionalLong seed;

    public SampleOperator(double probability, OptionalLong seed) {
        this.probability = probability;
        this.seed = seed;
    }

    @Override
    public BatchConsumer openLane(LaneContext context, BatchConsumer next) {
        return new Lane(seed.isPresent() ? new SplittableRandom(seed.getAsLong()) : new SplittableRandom(), next);
    }

    private final class Lane extends ChainedConsumer {
        private final SplittableRandom random;

        Lane(SplittableRandom random, BatchConsumer next) {
            super(next);
            this.random = random;
        }

        @Override
        public void push(Batch batch) {
            int[] positions = new int[batch.size()];
            int count = 0;
            for (int i = 0; i < batch.size(); i++) {
                if (random.nextDouble() < probability) {
                    positions[count++] = i;
                }
            }
            if (count > 0) {
                next.push(batch.gather(positions, count));
            }
        }
    }
}
