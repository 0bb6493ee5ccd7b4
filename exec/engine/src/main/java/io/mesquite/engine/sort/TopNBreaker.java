package io.mesquite.engine.sort;

import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives out the first rows of an order. Each lane keeps little more than the rows that may still be among them (see {@link TopNLane}); at the
 * end the rows of all lanes are sorted together.
 */
public final class TopNBreaker implements Breaker {
    private final List<Type> types;
    private final List<SortKey> keys;
    private final long offset;
    private final long kept;
    private final boolean withTies;
    private final List<RowBuffer> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    private OrderedRows.Rows first;

    /**
     * @param types those of the input's columns
     * @param offset how many rows are left out at the start
     * @param count how many rows are given out at most, those that equal the last of them not counted where {@code withTies}
     */
    public TopNBreaker(List<Type> types, List<SortKey> keys, long offset, long count, boolean withTies) {
        this.types = List.copyOf(types);
        this.keys = List.copyOf(keys);
        this.offset = offset;
        this.kept = count == 0 ? 0 : offset > Long.MAX_VALUE - count ? Long.MAX_VALUE : offset + count;
        this.withTies = withTies;
    }

    @Override
    public BatchConsumer openLane(LaneContext context) {
        return new TopNLane(newBuffer(context), keys, kept, withTies);
    }

    private synchronized RowBuffer newBuffer(LaneContext context) {
        MemoryReservation reservation = context.memory().newReservation("top-n");
        reservations.add(reservation);
        RowBuffer buffer = new RowBuffer(types, reservation);
        lanes.add(buffer);
        return buffer;
    }

    @Override
    public void complete(LaneContext context) {
        RowBuffer all = newBuffer(context);
        for (RowBuffer lane : lanes) {
            if (lane != all && lane.size() > 0) {
                List<Vector> columns = lane.takeAll();
                all.add(TopNLane.batch(columns));
            }
        }
        int size = Math.toIntExact(all.size());
        List<Vector> columns = all.takeAll();
        int[] order = RowSorter.first(KeyColumn.of(columns, keys), size, kept, withTies);
        reservations
                .get(0)
                .resize(columns.stream().mapToLong(Vector::retainedBytes).sum());
        first = new OrderedRows.Rows(columns, order, (int) Math.min(offset, order.length));
    }

    /** The rows in order, once {@link #complete} is done; for one lane. */
    public MorselSource output() {
        return new OrderedRows(() -> first);
    }

    @Override
    public void close() {
        reservations.forEach(MemoryReservation::close);
        lanes.clear();
        first = null;
    }
}
