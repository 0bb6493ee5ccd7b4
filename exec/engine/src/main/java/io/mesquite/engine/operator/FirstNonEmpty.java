package io.mesquite.engine.operator;

import io.mesquite.engine.pipeline.ChainedConsumer;
import io.mesquite.engine.pipeline.OperatorFactory;
import io.mesquite.spi.vector.Batch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passes the rows of one pipeline, and, if there were none, those of another that runs after it: {@link #first()} and {@link
 * #otherwise()} stand where each of them ends.
 */
public final class FirstNonEmpty {
    private final AtomicBoolean anyRow = new AtomicBoolean();

    /** Passes all rows and remembers whether there were any. */
    public OperatorFactory first() {
        return (context, next) -> new ChainedConsumer(next) {
            @Override
            public void push(Batch batch) {
                if (batch.size() > 0) {
                    anyRow.set(true);
                    next.push(batch);
                }
            }
        };
    }

    /** Passes rows only where the first pipeline had none. */
    public OperatorFactory otherwise() {
        return (context, next) -> new ChainedConsumer(next) {
            @Override
            public void push(Batch batch) {
                if (!anyRow.get()) {
                    next.push(batch);
                }
            }

            @Override
            public boolean isSatisfied() {
                return anyRow.get() || super.isSatisfied();
            }
        };
    }
}
