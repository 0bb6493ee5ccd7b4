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
import io.mesquite.engine.spill.SpillPartitions;
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
 * A bucket so large that one lane would sort it while others wait is sorted at the end too, by all lanes. Where memory is short rows go to disk by the
 * same hash, and come back part by part (see {@link SpilledWindow}).
 */
public final class WindowBreaker implements Breaker {
    static final String OWNER = "window";
    /** What putting a row in a bucket and sorting it takes. */
    static final long WORK_BYTES_PER_ROW = RowBuckets.BYTES_PER_ROW + RowSorter.bytesPerRow();

    /** What functions take is about that part of the rows. */
    private static final int FUNCTIONS_SHARE = 4;

    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    /** So many rows, or fewer, are sorted faster by one lane than by many. */
    private static final int LARGE_BUCKET = 1 << 17;

    private final WindowNode node;
    private final List<Type> types;
    private final List<SortKey> sortKeys = new ArrayList<>();
    private final List<WindowLane> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    private KeptRows kept;
    /** Null as long as all rows fit into memory. */
    private SpilledWindow spilled;

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
        return newLane(context);
    }

    private synchronized WindowLane newLane(LaneContext context) {
        MemoryReservation reservation = canSpill()
                ? context.memory().newRevocableReservation(OWNER)
                : context.memory().newReservation(OWNER);
        reservations.add(reservation);
        WindowLane lane = new WindowLane(new RowBuffer(types, reservation, WORK_BYTES_PER_ROW), context);
        lanes.add(lane);
        return lane;
    }

    private synchronized SpilledWindow startSpilling(LaneContext context) {
        if (spilled == null) {
            spilled = new SpilledWindow(node, sortKeys, context);
        }
        return spilled;
    }

    @Override
    public void complete(LaneContext context) {
        if (spilled == null && (!canSpill() || fitsInMemory(context))) {
            completeInMemory(context);
        } else {
            startSpilling(context);
            context.runParallel(
                    lanes.stream().map(lane -> (Runnable) lane::spillRest).toList());
        }
    }

    /** Whether rows of the same partition can be found again. */
    private boolean canSpill() {
        return !node.partitionBy().isEmpty();
    }

    /** Whether arrays can hold the columns, and there is memory for functions beside the rows. */
    private boolean fitsInMemory(LaneContext context) {
        long size = lanes.stream().mapToLong(lane -> lane.buffer.size()).sum();
        boolean fits = size <= LARGEST_ARRAY;
        long bytes = 0;
        for (int i = 0; i < types.size(); i++) {
            int column = i;
            long columnBytes = lanes.stream()
                    .mapToLong(lane -> lane.buffer.columnBytes(column))
                    .sum();
            fits &= columnBytes <= LARGEST_ARRAY;
            bytes += columnBytes;
        }
        try (MemoryReservation functions = context.memory().newReservation(OWNER)) {
            return fits && functions.tryResize(bytes / FUNCTIONS_SHARE);
        }
    }

    private void completeInMemory(LaneContext context) {
        long size = lanes.stream().mapToLong(lane -> lane.buffer.size()).sum();
        long bytes = lanes.stream().mapToLong(lane -> lane.buffer.bytes()).sum();
        List<RowBuffer> buffers = lanes.stream().map(lane -> lane.buffer).toList();
        Vector[] columns = new Vector[types.size()];
        List<Runnable> work = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            int column = i;
            work.add(() -> {
                context.checkCancelled();
                columns[column] = concatenate(types.get(column), column, buffers);
            });
        }
        context.runParallel(work);
        List<Vector> all = Arrays.asList(columns);
        int[][] buckets = RowBuckets.of(all, node.partitionBy(), Math.toIntExact(size), context);
        KeyColumn[] keys = KeyColumn.of(all, sortKeys);
        boolean[] sorted = new boolean[buckets.length];
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i].length >= LARGE_BUCKET) {
                buckets[i] = RowSorter.sort(keys, buckets[i], context);
                sorted[i] = true;
            }
        }
        kept = new KeptRows(all, keys, buckets, sorted);
        buffers.forEach(RowBuffer::clear);
        if (!lanes.isEmpty()) {
            reservations.get(0).resize(bytes + size * Integer.BYTES);
        }
    }

    /** Takes the columns of some buffers out, put together. */
    static List<Vector> concatenate(List<Type> types, List<RowBuffer> buffers) {
        List<Vector> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(concatenate(types.get(i), i, buffers));
        }
        return columns;
    }

    private static Vector concatenate(Type type, int column, List<RowBuffer> buffers) {
        List<Vector> parts = new ArrayList<>();
        buffers.forEach(buffer -> parts.addAll(buffer.take(column)));
        return Concatenation.of(type, parts);
    }

    /** The rows with their results, once {@link #complete} is done. */
    public MorselSource output() {
        return new WindowOutput(node, () -> kept, () -> spilled);
    }

    @Override
    public void close() {
        reservations.forEach(MemoryReservation::close);
        lanes.clear();
        kept = null;
        if (spilled != null) {
            spilled.close();
        }
    }

    /** Keeps a lane's batches, as long as there is memory for them. */
    private final class WindowLane implements BatchConsumer {
        private final RowBuffer buffer;
        private final LaneContext context;
        private SpillPartitions.Writer writer;

        WindowLane(RowBuffer buffer, LaneContext context) {
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
                if (canSpill() && buffer.size() > 0) {
                    spill();
                }
                if (!buffer.tryAdd(copy)) {
                    // There is no memory for it, and this tells why.
                    buffer.add(copy);
                }
            }
            if (canSpill() && context.memory().spill().isForced(buffer.bytes())) {
                spill();
            }
        }

        private void spill() {
            SpilledWindow to = startSpilling(context);
            if (writer == null) {
                writer = to.newWriter();
            }
            to.write(buffer, writer, context);
        }

        void spillRest() {
            spill();
            writer.finish();
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
