package io.mesquite.engine.join;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import io.mesquite.spi.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Build rows that had a match (RIGHT_SEMI) or had none (RIGHT, FULL, RIGHT_ANTI); left columns are null. */
final class KeptRows implements MorselSource {
    private static final int MORSEL_ROWS = 1 << 16;

    private final JoinBuild build;
    private final AtomicLong next = new AtomicLong();

    KeptRows(JoinBuild build) {
        this.build = build;
    }

    @Override
    public Lane openLane(LaneContext context) {
        return new KeptLane(context);
    }

    @Override
    public void close() {
        // The build closes what it keeps.
    }

    /** Gives out those of the rows {@code from .. to} that are wanted. */
    static void give(JoinPlan plan, BuildSide side, int from, int to, LaneContext context, BatchConsumer consumer) {
        boolean wanted = plan.kind() == JoinNode.Kind.RIGHT_SEMI;
        boolean[] matched = side.matched();
        int[] rows = new int[Batch.TARGET_SIZE];
        int row = from;
        while (row < to && !consumer.isSatisfied()) {
            context.checkCancelled();
            int count = 0;
            while (row < to && count < rows.length) {
                if (matched[row] == wanted) {
                    rows[count++] = row;
                }
                row++;
            }
            if (count > 0) {
                consumer.push(output(plan, side, rows, count));
            }
        }
    }

    private static Batch output(JoinPlan plan, BuildSide side, int[] rows, int count) {
        List<Vector> columns = new ArrayList<>();
        for (int channel : plan.output()) {
            columns.add(
                    channel < plan.leftColumns()
                            ? Vectors.constant(plan.type(channel), null, count)
                            : side.gather(channel - plan.leftColumns(), rows, count, false));
        }
        return new Batch(count, columns);
    }

    private final class KeptLane implements Lane {
        private final LaneContext context;

        KeptLane(LaneContext context) {
            this.context = context;
        }

        @Override
        public boolean runMorsel(BatchConsumer consumer) {
            BuildSide side = build.side();
            long from = next.getAndAdd(MORSEL_ROWS);
            if (from >= side.rows()) {
                return false;
            }
            int to = (int) Math.min(from + MORSEL_ROWS, side.rows());
            give(build.plan(), side, (int) from, to, context, consumer);
            return true;
        }

        @Override
        public void close() {
            // Nothing is kept.
        }
    }
}
