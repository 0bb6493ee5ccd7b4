package io.mesquite.engine.operator;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The value of a scalar subquery: its one row, or a row of nulls where it has none. */
public final class SingleRowBreaker implements Breaker {
    private final List<Type> types;
    private final AtomicReference<Batch> row = new AtomicReference<>();

    public SingleRowBreaker(List<Type> types) {
        this.types = List.copyOf(types);
    }

    @Override
    public BatchConsumer openLane(LaneContext context) {
        return new Lane();
    }

    @Override
    public void complete(LaneContext context) {
        Vector[] nulls =
                types.stream().map(type -> Vectors.constant(type, null, 1)).toArray(Vector[]::new);
        row.compareAndSet(null, Batch.of(1, nulls));
    }

    /** The row, once complete. */
    public MorselSource output() {
        return new BatchesSource(() -> List.of(row.get()));
    }

    @Override
    public void close() {}

    private final class Lane implements BatchConsumer {
        @Override
        public void push(Batch batch) {
            if (batch.size() > 0 && (batch.size() > 1 || !row.compareAndSet(null, batch.copy()))) {
                throw new MesquiteException(
                        ErrorCode.SUBQUERY_MULTIPLE_ROWS,
                        "A subquery that is used as a value gave more than one row. Add LIMIT 1, an aggregate such as MAX, or a"
                                + " condition that leaves one row; to compare with many rows use IN or EXISTS.");
            }
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
