package io.mesquite.engine.window;

import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.sort.KeyColumn;
import io.mesquite.engine.window.WindowBreaker.KeptRows;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Vector;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of some whole partitions in order, numbered from 0, which is what functions see. Partitions are cut into groups of peers, rows
 * that are equal in the order's keys; without an order all rows of a partition are peers. For one thread.
 *
 * <pre>
 * partition key  a a a a b b     partitions  0 4 6
 * order key      1 1 2 3 1 1     peers       0 2 3 4 6
 * </pre>
 */
final class WindowRows {
    private final WindowNode node;
    private final List<Vector> columns;
    private final int[] order;
    private final LaneContext context;
    private final MemoryReservation memory;
    private final Map<Integer, Vector> ordered = new HashMap<>();
    private final int[] partitions;
    private final int[] peers;

    WindowRows(WindowNode node, KeptRows kept, int[] order, LaneContext context, MemoryReservation memory) {
        this.node = node;
        this.columns = kept.columns();
        this.order = order;
        this.context = context;
        this.memory = memory;
        int partitionKeys = node.partitionBy().size();
        reserveMore(2L * Integer.BYTES * order.length);
        boolean[] partitionStart = new boolean[order.length];
        markChanges(kept.keys(), 0, partitionKeys, partitionStart);
        boolean[] peerStart = partitionStart.clone();
        markChanges(kept.keys(), partitionKeys, kept.keys().length, peerStart);
        partitions = bounds(partitionStart);
        peers = bounds(peerStart);
    }

    private void markChanges(KeyColumn[] keys, int from, int to, boolean[] starts) {
        starts[0] = true;
        for (int k = from; k < to; k++) {
            KeyColumn key = keys[k];
            for (int i = 1; i < starts.length; i++) {
                starts[i] = starts[i] || key.compare(order[i - 1], order[i]) != 0;
            }
        }
    }

    private static int[] bounds(boolean[] starts) {
        int[] bounds = new int[starts.length + 1];
        int count = 0;
        for (int i = 0; i < starts.length; i++) {
            if (starts[i]) {
                bounds[count++] = i;
            }
        }
        bounds[count] = starts.length;
        return Arrays.copyOf(bounds, count + 1);
    }

    int size() {
        return order.length;
    }

    /** Where each partition starts, and behind that where the last ends. */
    int[] partitions() {
        return partitions;
    }

    /** Where each group of peers starts, and behind that where the last ends. */
    int[] peers() {
        return peers;
    }

    List<SortKey> orderBy() {
        return node.orderBy();
    }

    Type type(int channel) {
        return node.source().types().get(channel);
    }

    List<Type> types(List<Integer> channels) {
        return channels.stream().map(this::type).toList();
    }

    /** A column of the source, in order. */
    Vector column(int channel) {
        return ordered.computeIfAbsent(channel, key -> {
            Vector gathered = columns.get(key).gather(order, order.length);
            reserveMore(gathered.retainedBytes());
            return gathered;
        });
    }

    Vector[] columns(List<Integer> channels) {
        return channels.stream().map(this::column).toArray(Vector[]::new);
    }

    /** Reserves bytes until the bucket is done. */
    void reserveMore(long bytes) {
        memory.resize(memory.bytes() + bytes);
    }

    /** Gives some of them back. */
    void reserveLess(long bytes) {
        memory.resize(memory.bytes() - bytes);
    }

    void checkCancelled() {
        context.checkCancelled();
    }

    /** For each row the number of its part, of those that bounds cut rows into. */
    static int[] numbers(int[] bounds) {
        int[] numbers = new int[bounds[bounds.length - 1]];
        for (int i = 0; i + 1 < bounds.length; i++) {
            Arrays.fill(numbers, bounds[i], bounds[i + 1], i);
        }
        return numbers;
    }

    /** {@code 0 .. count}, excluding the last. */
    static int[] upTo(int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }
}
