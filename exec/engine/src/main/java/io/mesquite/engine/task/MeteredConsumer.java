package io.mesquite.engine.task;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.spi.vector.Batch;

/** Counts what goes from one operator to the next, and the time that is spent there. */
final class MeteredConsumer implements BatchConsumer {
    private final NodeMeter from;
    private final NodeMeter to;
    private final LaneClock clock;
    private final BatchConsumer consumer;

    MeteredConsumer(NodeMeter from, NodeMeter to, LaneClock clock, BatchConsumer consumer) {
        this.from = from;
        this.to = to;
        this.clock = clock;
        this.consumer = consumer;
    }

    @Override
    public void push(Batch batch) {
        from.countOutput(batch.size());
        to.countInput(batch.size());
        NodeMeter former = clock.switchTo(to);
        consumer.push(batch);
        clock.switchTo(former);
    }

    @Override
    public boolean isSatisfied() {
        return consumer.isSatisfied();
    }

    @Override
    public void finish() {
        NodeMeter former = clock.switchTo(to);
        consumer.finish();
        clock.switchTo(former);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
