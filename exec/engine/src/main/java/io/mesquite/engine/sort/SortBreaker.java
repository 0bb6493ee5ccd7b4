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
 * on all lanes, and rows are gathered batch by batch as they are read. A lane that is short of memory sorts what it has and writes it to disk; then
 * all rows go there, and are merged as they are read (see {@link SortedRuns}).
 */
public final class SortBreaker implements Breaker {
    static final String OWNER = "sort";
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final List<Type> types;
    private final List<SortKey> keys;
    private final List<RowBuffer> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    private OrderedRows.Rows sorted;
    /** Null as long as all rows fit into memory. */
    private SortedRuns runs;

    /** @param types those of the input's columns */
    public SortBreaker(List<Type> types, List<SortKey> keys) {
        this.types = List.copyOf(types);
        this.keys = List.copyOf(keys);
    }

    @Override
    public BatchConsumer openLane(LaneContext context) {
        return new SortLane(newBuffer(context), context);
    }

    private synchronized RowBuffer newBuffer(LaneContext context) {
        MemoryReservation reservation = context.memory().newRevocableReservation(OWNER);
        reservations.add(reservation);
        RowBuffer buffer = new RowBuffer(types, reservation, RowSorter.bytesPerRow());
        lanes.add(buffer);
        return buffer;
    }

    /** Writes a lane's rows to disk, in order. */
    private void spill(RowBuffer buffer, LaneContext context) {
        SortedRuns to;
        synchronized (this) {
            if (runs == null) {
                runs = new SortedRuns(types, keys);
            }
            to = runs;
        }
        int size = Math.toIntExact(buffer.size());
        if (size > 0) {
            to.add(buffer.takeColumns(), size, context);
        }
        buffer.clear();
    }

    @Override
    public void complete(LaneContext context) {
        if (runs == null && fitsInMemory()) {
            completeInMemory(context);
        } else {
            context.runParallel(lanes.stream()
                    .map(lane -> (Runnable) () -> spill(lane, context))
                    .toList());
        }
    }

    /** Whether arrays can hold the columns; the memory is reserved already. */
    private boolean fitsInMemory() {
        long size = lanes.stream().mapToLong(RowBuffer::size).sum();
        boolean fits = size <= LARGEST_ARRAY;
        for (int i = 0; i < types.size(); i++) {
            int column = i;
            fits &= lanes.stream().mapToLong(lane -> lane.columnBytes(column)).sum() <= LARGEST_ARRAY;
        }
        return fits;
    }

    private void completeInMemory(LaneContext context) {
        int size = (int) lanes.stream().mapToLong(RowBuffer::size).sum();
        long bytes = lanes.stream().mapToLong(RowBuffer::bytes).sum();
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
        List<Vector> all = Arrays.asList(columns);
        int[] order = RowSorter.sort(KeyColumn.of(all, keys), size, context);
        sorted = new OrderedRows.Rows(all, order, 0);
        lanes.forEach(RowBuffer::clear);
        if (!lanes.isEmpty()) {
            reservations.get(0).resize(bytes + (long) size * Integer.BYTES);
        }
    }

    /** The rows in order, once {@link #complete} is done; for one lane. */
    public MorselSource output() {
        return new SortOutput(this);
    }

    OrderedRows.Rows sorted() {
        return sorted;
    }

    /** Null where all rows are in memory. */
    SortedRuns runs() {
        return runs;
    }

    @Override
    public void close() {
        reservations.forEach(MemoryReservation::close);
        lanes.clear();
        sorted = null;
        if (runs != null) {
            runs.close();
        }
    }

    /** Keeps a lane's batches, as long as there is memory for them. */
    private final class SortLane implements BatchConsumer {
        private final RowBuffer buffer;
        private final LaneContext context;

        SortLane(RowBuffer buffer, LaneContext context) {
            this.buffer = buffer;
            this.context = context;
        }

        @Override
        public void push(Batch batch) {
            if (batch.size() == 0) {
                return;
            }
            Batch copy = batch.copy();
            if (!buffer.tryAdd(copy)) {
                if (buffer.size() > 0) {
                    spill(buffer, context);
                }
                if (!buffer.tryAdd(copy)) {
                    // Not even for a batch there is memory: this tells why.
                    buffer.add(copy);
                }
            }
            if (context.memory().spill().isForced(buffer.bytes())) {
                spill(buffer, context);
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
