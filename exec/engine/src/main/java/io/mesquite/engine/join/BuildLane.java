package io.mesquite.engine.join;

import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** Keeps one lane's rows of the build side: the columns that are needed, batch by batch. */
final class BuildLane implements BatchConsumer {
    private final boolean[] kept;
    private final LaneContext context;
    private final MemoryReservation memory;
    private final List<List<Vector>> columns = new ArrayList<>();
    private long rows;
    private long bytes;

    BuildLane(JoinPlan plan, LaneContext context, MemoryReservation memory) {
        kept = plan.keptRightColumns();
        this.context = context;
        this.memory = memory;
        for (int i = 0; i < kept.length; i++) {
            columns.add(new ArrayList<>());
        }
    }

    @Override
    public void push(Batch batch) {
        context.checkCancelled();
        if (batch.size() == 0) {
            return;
        }
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                Vector copy = batch.column(i).copy();
                bytes += ownBytes(copy, columns.get(i));
                columns.get(i).add(copy);
            }
        }
        rows += batch.size();
        memory.resize(bytes);
    }

    /** What one more vector adds; a dictionary that the one before has too is counted once. */
    private static long ownBytes(Vector vector, List<Vector> before) {
        if (vector instanceof DictionaryVector encoded
                && !before.isEmpty()
                && before.get(before.size() - 1) instanceof DictionaryVector last
                && last.dictionary() == encoded.dictionary()) {
            return encoded.retainedBytes() - encoded.dictionary().retainedBytes();
        }
        return vector.retainedBytes();
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** The parts of a column that is kept. */
    List<Vector> parts(int column) {
        return columns.get(column);
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public void finish() {
        // The rows stay here until the build is complete.
    }

    @Override
    public void close() {
        // The build gives back the memory.
    }
}
