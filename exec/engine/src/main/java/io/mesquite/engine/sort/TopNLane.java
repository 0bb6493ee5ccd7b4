package io.mesquite.engine.sort;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.List;

/**
 * Keeps the rows of a lane that may be among the first. Rows are collected until there are twice as many as are wanted; then they are sorted,
 * the rest is dropped, and the last one kept is from then on the threshold: a row whose first key is beyond its is not even collected.
 */
final class TopNLane implements BatchConsumer {
    private static final long LEAST_COLLECTED = 2 * Batch.TARGET_SIZE;

    private final RowBuffer buffer;
    private final List<SortKey> keys;
    private final long kept;
    private final boolean withTies;
    private final long collected;

    private boolean hasThreshold;
    private long threshold;
    private long[] codes = {};
    private int[] rows = {};

    TopNLane(RowBuffer buffer, List<SortKey> keys, long kept, boolean withTies) {
        this.buffer = buffer;
        this.keys = keys;
        this.kept = kept;
        this.withTies = withTies;
        this.collected = kept > Integer.MAX_VALUE / 2 ? Long.MAX_VALUE : Math.max(LEAST_COLLECTED, 2 * kept);
    }

    /** A batch of columns that are there. */
    static Batch batch(List<Vector> columns) {
        return new Batch(columns.get(0).size(), columns);
    }

    @Override
    public void push(Batch batch) {
        if (kept == 0 || batch.size() == 0) {
            return;
        }
        buffer.add(hasThreshold ? belowThreshold(batch) : batch.copy());
        if (buffer.size() >= collected) {
            dropRest();
        }
    }

    private Batch belowThreshold(Batch batch) {
        int size = batch.size();
        if (rows.length < size) {
            rows = new int[size];
            codes = new long[size];
        }
        for (int i = 0; i < size; i++) {
            rows[i] = i;
        }
        SortKey key = keys.get(0);
        KeyColumn.ofValues(batch.column(key.channel()), key).encode(rows, 0, size, 0, codes);
        int count = 0;
        for (int i = 0; i < size; i++) {
            rows[count] = i;
            count += codes[i] <= threshold ? 1 : 0;
        }
        return batch.gather(rows, count);
    }

    private void dropRest() {
        int size = Math.toIntExact(buffer.size());
        List<Vector> columns = buffer.takeAll();
        int[] first = RowSorter.first(KeyColumn.of(columns, keys), size, kept, withTies);
        buffer.add(batch(columns).gather(first, first.length));
        SortKey key = keys.get(0);
        threshold = KeyColumn.ofValues(columns.get(key.channel()), key).encode(first[first.length - 1]);
        hasThreshold = true;
    }

    @Override
    public boolean isSatisfied() {
        return kept == 0;
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
