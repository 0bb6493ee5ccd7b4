package io.mesquite.engine.window;

import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.sort.KeyColumn;
import io.mesquite.engine.sort.RowBuffer;
import io.mesquite.engine.spill.SpillPartitions;
import io.mesquite.engine.spill.SpillReader;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a window on disk, by the hash of its partition keys. A part of them is brought back, sorted and computed at a time; one that does not
 * fit is spread over parts of the next level. The rows of one partition have to be in memory together.
 */
final class SpilledWindow implements AutoCloseable {
    private final WindowNode node;
    private final List<SortKey> sortKeys;
    private final SpillPartitions parts;

    SpilledWindow(WindowNode node, List<SortKey> sortKeys, LaneContext context) {
        this(node, sortKeys, new SpillPartitions(context.memory().spill(), WindowBreaker.OWNER, 0));
    }

    private SpilledWindow(WindowNode node, List<SortKey> sortKeys, SpillPartitions parts) {
        this.node = node;
        this.sortKeys = sortKeys;
        this.parts = parts;
    }

    SpillPartitions.Writer newWriter() {
        return parts.newWriter();
    }

    /** Writes rows to disk and takes them out of a buffer. */
    void write(RowBuffer buffer, SpillPartitions.Writer writer, LaneContext context) {
        List<List<Vector>> columns = new ArrayList<>();
        for (int i = 0; i < node.source().types().size(); i++) {
            columns.add(buffer.take(i));
        }
        for (int i = 0; buffer.size() > 0 && i < columns.get(0).size(); i++) {
            context.checkCancelled();
            int index = i;
            List<Vector> batch =
                    columns.stream().map(column -> column.get(index)).toList();
            writer.write(new Batch(batch.get(0).size(), batch), node.partitionBy());
        }
        buffer.clear();
    }

    /** Takes the rows of a part. */
    interface Target {
        void accept(WindowBreaker.KeptRows rows);
    }

    /** Gives the rows of a part, in one bucket or several. */
    void read(int part, LaneContext context, Target target) {
        SpillReader reader = parts.read(part);
        if (reader == null) {
            return;
        }
        boolean tested = context.memory().spill().isForced() && parts.level() == 0 && part % 4 == 1;
        try (MemoryReservation memory = context.memory().newReservation(WindowBreaker.OWNER)) {
            RowBuffer rows = new RowBuffer(node.source().types(), memory, WindowBreaker.WORK_BYTES_PER_ROW);
            if (!tested && load(reader, rows, context)) {
                parts.delete(part);
                target.accept(kept(rows));
                return;
            }
        }
        readSpread(part, context, target);
    }

    private static boolean load(SpillReader reader, RowBuffer rows, LaneContext context) {
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            context.checkCancelled();
            if (!rows.tryAdd(batch)) {
                return false;
            }
        }
        return true;
    }

    private WindowBreaker.KeptRows kept(RowBuffer rows) {
        List<Vector> columns = WindowBreaker.concatenate(node.source().types(), List.of(rows));
        int[][] buckets = {WindowRows.upTo((int) rows.size())};
        return new WindowBreaker.KeptRows(columns, KeyColumn.of(columns, sortKeys), buckets, new boolean[1]);
    }

    private void readSpread(int part, LaneContext context, Target target) {
        SpillPartitions deeper = parts.nextLevel();
        if (deeper.level() > SpillPartitions.LAST_LEVEL) {
            throw new MesquiteException(
                    ErrorCode.MEMORY_LIMIT_EXCEEDED,
                    "The rows of one partition of a window, about " + (parts.bytes(part) >> 20)
                            + " MB, have to be in memory together, and the query's limit of "
                            + (context.memory().limitBytes() >> 20)
                            + " MB has no room for them. Raise the limit, select fewer columns, or partition by more keys.");
        }
        try (SpilledWindow spread = new SpilledWindow(node, sortKeys, deeper)) {
            SpillPartitions.Writer writer = deeper.newWriter();
            SpillReader reader = parts.read(part);
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                context.checkCancelled();
                writer.write(batch, node.partitionBy());
            }
            writer.finish();
            parts.delete(part);
            for (int i = 0; i < SpillPartitions.COUNT; i++) {
                spread.read(i, context, target);
            }
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
