package io.mesquite.engine.pipeline;

/** An operator's lane in front of another consumer, to which it passes on what it does not care about. */
public abstract class ChainedConsumer implements BatchConsumer {
    protected final BatchConsumer next;

    protected ChainedConsumer(BatchConsumer next) {
        this.next = next;
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public void close() {
        next.close();
    }
}
