package io.mesquite.engine.sort;

import io.mesquite.engine.disk.SpillFile;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.spill.SpillReader;
import io.mesquite.engine.spill.SpillWriter;
import io.mesquite.plan.node.SortKey;
import io.mesquite.spi.type.Type;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows on disk, in runs that are each in order; together they are merged as they are read. Where there are too many runs to have a batch of each in
 * memory, some are merged into one first:
 *
 * <pre>
 * lane 0: rows ──short of memory──> sorted ──> run 0, run 2   ┐
 * lane 1: rows ──short of memory──> sorted ──> run 1          ┴ merge ──> rows in order
 * </pre>
 */
final class SortedRuns implements AutoCloseable {
    /** So many runs are merged at once. */
    private static final int MOST_AT_ONCE = 64;

    private final List<Type> types;
    private final List<SortKey> keys;
    private final List<SpillFile> files = new ArrayList<>();

    SortedRuns(List<Type> types, List<SortKey> keys) {
        this.types = types;
        this.keys = keys;
    }

    /** Sorts rows on the caller's lane, and writes them as one more run; several lanes may do so at once. */
    void add(List<Vector> columns, int size, LaneContext context) {
        int[] order = RowSorter.sort(KeyColumn.of(columns, keys), size);
        SpillFile file = newFile(context);
        SpillWriter writer = new SpillWriter(file);
        for (int from = 0; from < size; from += Batch.TARGET_SIZE) {
            context.checkCancelled();
            int count = Math.min(Batch.TARGET_SIZE, size - from);
            int[] positions = Arrays.copyOfRange(order, from, from + count);
            writer.write(new Batch(
                    count,
                    columns.stream()
                            .map(column -> column.gather(positions, count))
                            .toList()));
        }
        writer.finish();
        synchronized (this) {
            files.add(file);
        }
    }

    private static SpillFile newFile(LaneContext context) {
        return context.memory().spill().newFile(SortBreaker.OWNER);
    }

    /** All rows in order; to be asked for once, when all runs are there. */
    synchronized BatchMerge merge(LaneContext context) {
        while (files.size() > MOST_AT_ONCE) {
            mergeSome(context);
        }
        return mergeOf(files);
    }

    private BatchMerge mergeOf(List<SpillFile> some) {
        return new BatchMerge(types, keys, some.stream().map(SpillReader::new).toList());
    }

    /** Makes the oldest runs one, which is the last from then on. */
    private void mergeSome(LaneContext context) {
        List<SpillFile> oldest = List.copyOf(files.subList(0, MOST_AT_ONCE));
        SpillFile merged = newFile(context);
        SpillWriter writer = new SpillWriter(merged);
        BatchMerge merge = mergeOf(oldest);
        for (Batch batch = merge.next(); batch != null; batch = merge.next()) {
            context.checkCancelled();
            writer.write(batch);
        }
        writer.finish();
        files.subList(0, MOST_AT_ONCE).clear();
        files.add(merged);
        oldest.forEach(SpillFile::close);
    }

    @Override
    public synchronized void close() {
        files.forEach(SpillFile::close);
    }
}
