package io.mesquite.engine.sort;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps all rows and gives them out in order. Lanes keep their batches; at the end the columns are put together, row numbers are sorted
 * on all lanes, and rows are gathered batch by batch as they are read.
 */
public final class SortBreaker implements Breaker {
    private static final String OWNER = "sort";

    private final List<Type> types;
    private final List<SortKey> keys;
    private final List<RowBuffer> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    private OrderedRows.Rows sorted;

    /** @param types those of the input's columns */
    public SortBreaker(List<Type> types, List<SortKey> keys) {
        this.types = List.copyOf(types);
        this.keys = List.copyOf(keys);
    }

    @Override
    public BatchConsumer openLane(LaneContext context) {
        return new SortLane(newBuffer(context));
    }

    private synchronized RowBuffer newBuffer(LaneContext context) {
        RowBuffer buffer = new RowBuffer(types, newReservation(context));
        lanes.add(buffer);
        return buffer;
    }

    private MemoryReservation newReservation(LaneContext context) {
        MemoryReservation reservation = context.memory().newReservation(OWNER);
        reservations.add(reservation);
        return reservation;
    }

    @Override
    public void complete(LaneContext context) {
        long size = lanes.stream().mapToLong(RowBuffer::size).sum();
        long kept = reservations.stream().mapToLong(MemoryReservation::bytes).sum();
        MemoryReservation whole = newReservation(context);
        whole.resize(kept + size * RowSorter.bytesPerRow());
        Vector[] columns = new Vector[types.size()];
        List<Runnable> work = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            int column = i;
            work.add(() -> {
                context.checkCancelled();
                List<Vector> parts = new ArrayList<>();
                lanes.forEach(lane -> parts.addAll(lane.take(column)));
                columns[column] = Concatenation.of(types.get(column), parts);
            });
        }
        context.runParallel(work);
        lanes.forEach(RowBuffer::clear);
        List<Vector> all = Arrays.asList(columns);
        int[] order = RowSorter.sort(KeyColumn.of(all, keys), Math.toIntExact(size), context);
        sorted = new OrderedRows.Rows(all, order, 0);
        whole.resize(kept + size * Integer.BYTES);
    }

    /** The rows in order, once {@link #complete} is done; for one lane. */
    public MorselSource output() {
        return new OrderedRows(() -> sorted);
    }

    @Override
    public void close() {
        reservations.forEach(MemoryReservation::close);
        lanes.clear();
        sorted = null;
    }

    /** Keeps a lane's batches. */
    private record SortLane(RowBuffer buffer) implements BatchConsumer {
        @Override
        public void push(Batch batch) {
            buffer.add(batch.copy());
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
