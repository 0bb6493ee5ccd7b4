package io.mesquite.engine.sort;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Gives rows out in an order, to one lane; a morsel is a batch, gathered when it is asked for. */
final class OrderedRows implements MorselSource {
    private final Supplier<Rows> rows;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * Columns and the row numbers to give out.
     *
     * @param from the first place of {@code order} that is given out
     */
    record Rows(List<Vector> columns, int[] order, int from) {}

    /** @param rows asked when rows are wanted, so after the breaker is complete */
    OrderedRows(Supplier<Rows> rows) {
        this.rows = rows;
    }

    @Override
    public Lane openLane(LaneContext context) {
        return new Lane() {
            @Override
            public boolean runMorsel(BatchConsumer consumer) {
                Rows all = rows.get();
                long from = all.from + (long) Batch.TARGET_SIZE * next.getAndIncrement();
                if (from >= all.order.length) {
                    return false;
                }
                int to = (int) Math.min(all.order.length, from + Batch.TARGET_SIZE);
                int[] positions = Arrays.copyOfRange(all.order, (int) from, to);
                consumer.push(new Batch(
                        positions.length,
                        all.columns.stream()
                                .map(column -> column.gather(positions, positions.length))
                                .toList()));
                return true;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public int maximumLanes() {
        return 1;
    }

    @Override
    public void close() {}
}
