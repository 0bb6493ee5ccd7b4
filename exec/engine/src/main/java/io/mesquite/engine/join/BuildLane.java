package io.mesquite.engine.join;

import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.spill.SpillPartitions;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.DictionaryVector;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** Keeps one lane's rows of the build side: the columns that are needed, batch by batch. */
final class BuildLane implements BatchConsumer {
    /** So many rows are written at once where they are in one piece. */
    private static final int SPILLED_ROWS = 4 * Batch.TARGET_SIZE;

    private final JoinBuild build;
    private final boolean[] kept;
    private final boolean spillable;
    private final LaneContext context;
    private final MemoryReservation memory;
    private final List<List<Vector>> columns = new ArrayList<>();
    private long rows;
    private long bytes;
    /** Made when the build side spills. */
    private SpillPartitions.Writer writer;

    private KeyFacts facts;

    BuildLane(JoinBuild build, LaneContext context, MemoryReservation memory) {
        JoinPlan plan = build.plan();
        this.build = build;
        spillable = plan.canSpill();
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
        if (build.spilled() != null) {
            spill();
            write(keptColumns(batch));
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
        if (!spillable) {
            memory.resize(bytes);
        } else if (context.memory().spill().isForced(bytes) || !memory.tryResize(bytes)) {
            build.startSpilling(context);
            spill();
        }
    }

    private Batch keptColumns(Batch batch) {
        List<Vector> vectors = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                vectors.add(batch.column(i));
            }
        }
        return new Batch(batch.size(), vectors);
    }

    /** Writes what is kept to disk. */
    void spill() {
        if (writer == null) {
            writer = build.spilled().build().newWriter();
            facts = new KeyFacts(build.plan().keptRightKeys());
        }
        List<List<Vector>> parts =
                columns.stream().filter(part -> !part.isEmpty()).toList();
        for (int i = 0; rows > 0 && i < parts.get(0).size(); i++) {
            context.checkCancelled();
            int index = i;
            List<Vector> vectors = parts.stream().map(part -> part.get(index)).toList();
            write(new Batch(vectors.get(0).size(), vectors));
        }
        columns.forEach(List::clear);
        rows = 0;
        bytes = 0;
        memory.resize(0);
    }

    private void write(Batch batch) {
        facts.add(batch);
        writer.write(batch, build.plan().keptRightKeys());
    }

    /** Makes rows that were put together this lane's again, so that they can be written. */
    void takeBack(Vector[] whole, int count) {
        for (int i = 0; i < whole.length; i++) {
            columns.get(i).clear();
        }
        int[] positions = new int[Math.min(count, SPILLED_ROWS)];
        for (int from = 0; from < count; from += SPILLED_ROWS) {
            int size = Math.min(SPILLED_ROWS, count - from);
            for (int i = 0; i < size; i++) {
                positions[i] = from + i;
            }
            for (int i = 0; i < whole.length; i++) {
                if (kept[i]) {
                    columns.get(i).add(whole[i].gather(positions, size));
                }
            }
            rows = size;
            spill();
        }
        forget();
    }

    /** Its rows are somewhere else. */
    void forget() {
        rows = 0;
        bytes = 0;
    }

    /** Writes what is still here; there are no more rows. */
    void spillRest() {
        spill();
        writer.finish();
        build.spilled().facts().addAll(facts);
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

    /** Bytes of a column. */
    long columnBytes(int channel) {
        long sum = 0;
        List<Vector> before = new ArrayList<>();
        for (Vector part : columns.get(channel)) {
            sum += ownBytes(part, before);
            before = List.of(part);
        }
        return sum;
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
