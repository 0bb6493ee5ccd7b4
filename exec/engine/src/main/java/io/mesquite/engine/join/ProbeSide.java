package io.mesquite.engine.join;

import io.mesquite.engine.expression.Selector;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.spi.type.SimpleType;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Validity;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the probe lanes of all kinds of joins have in common: looking up keys, the residual, and the columns of pairs. */
final class ProbeSide {
    private final JoinPlan plan;
    private final BuildSide build;
    private final LaneContext context;
    private final BatchConsumer next;
    private final JoinTable.Finder finder;
    private final Optional<Selector> residual;
    private int[] first = new int[Batch.TARGET_SIZE];
    private int[] selected = new int[Batch.TARGET_SIZE];

    ProbeSide(JoinPlan plan, BuildSide build, LaneContext context, BatchConsumer next) {
        this.plan = plan;
        this.build = build;
        this.context = context;
        this.next = next;
        finder = build.table().newFinder();
        residual = plan.residual().map(supplier -> supplier.get());
    }

    JoinPlan plan() {
        return plan;
    }

    BuildSide build() {
        return build;
    }

    LaneContext context() {
        return context;
    }

    BatchConsumer next() {
        return next;
    }

    boolean hasResidual() {
        return residual.isPresent();
    }

    /** For each row the first build row of its key, or -1; valid until the next call. */
    int[] findFirst(Batch batch) {
        int count = batch.size();
        if (first.length < count) {
            first = new int[count];
        }
        Vector[] keys = keys(batch);
        finder.find(keys, count, first);
        for (int key = 0; key < keys.length; key++) {
            long[] validity = keys[key].validity();
            if (validity != null && !plan.nullSafe()[key]) {
                for (int i = 0; i < count; i++) {
                    if (!Validity.isValid(validity, i)) {
                        first[i] = -1;
                    }
                }
            }
        }
        return first;
    }

    Vector[] keys(Batch batch) {
        int[] channels = plan.leftKeys();
        Vector[] keys = new Vector[channels.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(channels[i]);
        }
        return keys;
    }

    /** Drops pairs for which the residual is not true, and returns how many are left. */
    int selectPairs(Batch batch, int[] positions, int[] rows, int count) {
        if (residual.isEmpty() || count == 0) {
            return count;
        }
        if (selected.length < count) {
            selected = new int[count];
        }
        int kept = residual.get().select(residualInput(batch, positions, rows, count), selected);
        if (kept < count) {
            for (int i = 0; i < kept; i++) {
                positions[i] = positions[selected[i]];
                rows[i] = rows[selected[i]];
            }
        }
        return kept;
    }

    /** The pairs with the columns that the residual sees; in the place of the others stands one without values. */
    private Batch residualInput(Batch batch, int[] positions, int[] rows, int count) {
        Vector unused = Vectors.constant(SimpleType.UNKNOWN, null, count);
        List<Vector> columns = new ArrayList<>();
        int leftColumns = plan.leftColumns();
        for (int channel = 0; channel < leftColumns + plan.rightColumns(); channel++) {
            if (!plan.residualChannels().contains(channel)) {
                columns.add(unused);
            } else if (channel < leftColumns) {
                columns.add(batch.column(channel).gather(positions, count));
            } else {
                columns.add(build.gather(channel - leftColumns, rows, count, false));
            }
        }
        return new Batch(count, columns);
    }

    /**
     * Gives out pairs.
     *
     * @param positions rows of the batch; null for all of them in order
     * @param rows build rows; -1 gives nulls
     */
    void pushPairs(Batch batch, int[] positions, int[] rows, int count, boolean anyMissing) {
        if (count == 0) {
            return;
        }
        List<Vector> columns = new ArrayList<>();
        for (int channel : plan.output()) {
            if (channel >= plan.leftColumns()) {
                columns.add(build.gather(channel - plan.leftColumns(), rows, count, anyMissing));
            } else if (positions == null) {
                columns.add(batch.column(channel));
            } else {
                columns.add(batch.column(channel).gather(positions, count));
            }
        }
        next.push(new Batch(count, columns));
    }

    /** Gives out rows of the batch. */
    void pushRows(Batch batch, int[] positions, int count) {
        if (count == 0) {
            return;
        }
        List<Vector> columns = new ArrayList<>();
        for (int channel : plan.output()) {
            Vector column = batch.column(channel);
            columns.add(count == batch.size() ? column : column.gather(positions, count));
        }
        next.push(new Batch(count, columns));
    }

    /** Gives out all rows of the batch with one more column. */
    void pushMarked(Batch batch, Vector mark) {
        List<Vector> columns = new ArrayList<>();
        for (int channel : plan.output()) {
            columns.add(batch.column(channel));
        }
        columns.add(mark);
        next.push(new Batch(batch.size(), columns));
    }
}
