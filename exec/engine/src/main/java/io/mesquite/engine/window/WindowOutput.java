package io.mesquite.engine.window;

import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.sort.RowSorter;
import io.mesquite.engine.spill.SpillPartitions;
import io.mesquite.engine.window.WindowBreaker.KeptRows;
import io.mesquite.plan.node.WindowCall;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sorts a bucket, computes its functions and gives it out; a morsel is a bucket. */
final class WindowOutput implements MorselSource {
    private final WindowNode node;
    private final Supplier<KeptRows> kept;
    private final Supplier<SpilledWindow> spilled;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * Both are asked when rows are wanted, so after the breaker is complete.
     *
     * @param spilled null where all rows are in memory
     */
    WindowOutput(WindowNode node, Supplier<KeptRows> kept, Supplier<SpilledWindow> spilled) {
        this.node = node;
        this.spilled = spilled;
        this.kept = kept;
    }

    @Override
    public int maximumLanes() {
        return spilled.get() != null
                ? SpillPartitions.COUNT
                : Math.max(1, kept.get().buckets().length);
    }

    @Override
    public Lane openLane(LaneContext context) {
        MemoryReservation memory = context.memory().newReservation("window functions");
        return new Lane() {
            @Override
            public boolean runMorsel(BatchConsumer consumer) {
                int bucket = next.getAndIncrement();
                if (spilled.get() != null) {
                    return runSpilled(bucket, context, memory, consumer);
                }
                KeptRows all = kept.get();
                if (bucket >= all.buckets().length) {
                    return false;
                }
                run(all, bucket, context, memory, consumer);
                memory.resize(0);
                return true;
            }

            @Override
            public void close() {
                memory.close();
            }
        };
    }

    @Override
    public void close() {}

    private boolean runSpilled(int part, LaneContext context, MemoryReservation memory, BatchConsumer consumer) {
        if (part >= SpillPartitions.COUNT) {
            return false;
        }
        spilled.get().read(part, context, rows -> {
            if (!consumer.isSatisfied()) {
                run(rows, 0, context, memory, consumer);
                memory.resize(0);
            }
        });
        return true;
    }

    private void run(KeptRows all, int bucket, LaneContext context, MemoryReservation memory, BatchConsumer consumer) {
        int[] order = all.buckets()[bucket];
        if (!all.sorted()[bucket]) {
            memory.resize(order.length * RowSorter.bytesPerRow());
            RowSorter.sort(all.keys(), order);
        }
        memory.resize(0);
        WindowRows rows = new WindowRows(node, all, order, context, memory);
        List<Vector> results = new ArrayList<>();
        for (WindowCall call : node.calls()) {
            context.checkCancelled();
            Vector result = WindowFunctions.compute(call, rows);
            rows.reserveMore(result.retainedBytes());
            results.add(result);
        }
        for (int from = 0; from < order.length && !consumer.isSatisfied(); from += Batch.TARGET_SIZE) {
            context.checkCancelled();
            consumer.push(batch(all.columns(), order, results, from));
        }
    }

    private static Batch batch(List<Vector> columns, int[] order, List<Vector> results, int from) {
        int count = Math.min(Batch.TARGET_SIZE, order.length - from);
        int[] rows = Arrays.copyOfRange(order, from, from + count);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = from + i;
        }
        List<Vector> out = new ArrayList<>(columns.size() + results.size());
        columns.forEach(column -> out.add(column.gather(rows, count)));
        results.forEach(result -> out.add(result.gather(places, count)));
        return new Batch(count, out);
    }
}
