package io.mesquite.engine.window;

import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.sort.KeyColumn;
import io.mesquite.engine.sort.RowBuffer;
import io.mesquite.engine.sort.RowSorter;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps all rows, and gives them out partition by partition with the results of window functions. At the end the lanes' columns are put
 * together, and the hash of the partition keys puts each row in a bucket; a bucket, which has whole partitions, is a morsel of the output,
 * sorted and computed by the lane that takes it:
 *
 * <pre>
 *   lanes' batches → columns → row numbers by bucket → sorted by partition and order → functions → batches
 *   └──────────────── complete ───────────────────┘   └────────────── a morsel ─────────────────────────┘
 * </pre>
 *
 * A bucket so large that one lane would sort it while others wait is sorted at the end too, by all lanes.
 */
public final class WindowBreaker implements Breaker {
    private static final String OWNER = "window";
    /** So many rows, or fewer, are sorted faster by one lane than by many. */
    private static final int LARGE_BUCKET = 1 << 17;

    private final WindowNode node;
    private final List<Type> types;
    private final List<SortKey> sortKeys = new ArrayList<>();
    private final List<RowBuffer> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    private KeptRows kept;

    /**
     * All rows.
     *
     * @param keys those of the partitions, then those of the order
     * @param sorted which buckets are in order already
     */
    record KeptRows(List<Vector> columns, KeyColumn[] keys, int[][] buckets, boolean[] sorted) {}

    public WindowBreaker(WindowNode node) {
        this.node = node;
        this.types = node.source().types();
        node.partitionBy().forEach(channel -> sortKeys.add(new SortKey(channel, false, false)));
        sortKeys.addAll(node.orderBy());
    }

    @Override
    public BatchConsumer openLane(LaneContext context) {
        return new WindowLane(newBuffer(context));
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
        long bytes = reservations.stream().mapToLong(MemoryReservation::bytes).sum();
        MemoryReservation whole = newReservation(context);
        whole.resize(bytes + size * (RowBuckets.BYTES_PER_ROW + RowSorter.bytesPerRow()));
        List<Vector> columns = concatenate(context);
        int[][] buckets = RowBuckets.of(columns, node.partitionBy(), Math.toIntExact(size), context);
        KeyColumn[] keys = KeyColumn.of(columns, sortKeys);
        boolean[] sorted = new boolean[buckets.length];
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i].length >= LARGE_BUCKET) {
                buckets[i] = RowSorter.sort(keys, buckets[i], context);
                sorted[i] = true;
            }
        }
        kept = new KeptRows(columns, keys, buckets, sorted);
        whole.resize(bytes + size * Integer.BYTES);
    }

    private List<Vector> concatenate(LaneContext context) {
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
        return Arrays.asList(columns);
    }

    /** The rows with their results, once {@link #complete} is done. */
    public MorselSource output() {
        return new WindowOutput(node, () -> kept);
    }

    @Override
    public void close() {
        reservations.forEach(MemoryReservation::close);
        lanes.clear();
        kept = null;
    }

    /** Keeps a lane's batches. */
    private record WindowLane(RowBuffer buffer) implements BatchConsumer {
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
