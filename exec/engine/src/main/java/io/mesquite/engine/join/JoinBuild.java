package io.mesquite.engine.join;

import io.mesquite.engine.expression.ExpressionCompiler;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.engine.scan.DynamicFilters;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The build side of a {@link JoinNode}: takes the rows of the right source. Once it is complete, {@link JoinProbe} takes those of the left
 * one, and after that, for kinds that give out right rows by whether they had a match, {@link #keptRows} gives the rest of the output.
 */
public final class JoinBuild implements Breaker {
    private final JoinPlan plan;
    private final DynamicFilters filters;
    private final List<BuildLane> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    private volatile BuildSide side;

    /** @param filters where the keys are published once the build is complete */
    public JoinBuild(JoinNode node, ExpressionCompiler compiler, DynamicFilters filters) {
        plan = new JoinPlan(node, compiler);
        this.filters = filters;
    }

    @Override
    public synchronized BatchConsumer openLane(LaneContext context) {
        BuildLane lane = new BuildLane(plan, context, newReservation(context));
        lanes.add(lane);
        return lane;
    }

    private MemoryReservation newReservation(LaneContext context) {
        MemoryReservation reservation = context.memory().newReservation("join");
        reservations.add(reservation);
        return reservation;
    }

    @Override
    public void complete(LaneContext context) {
        long rows = lanes.stream().mapToLong(BuildLane::rows).sum();
        if (rows > Integer.MAX_VALUE - 8) {
            throw new MesquiteException(
                    ErrorCode.MEMORY_LIMIT_EXCEEDED,
                    "The build side of a join has " + rows + " rows in one task, more than 2 billion; filter it first");
        }
        long bytes = lanes.stream().mapToLong(BuildLane::bytes).sum();
        MemoryReservation complete = newReservation(context);
        complete.resize(bytes);
        boolean[] kept = plan.keptRightColumns();
        Vector[] columns = new Vector[kept.length];
        List<Runnable> work = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                int channel = i;
                work.add(() -> {
                    columns[channel] = BuildSide.column(plan, channel, lanes);
                    lanes.forEach(lane -> lane.parts(channel).clear());
                });
            }
        }
        context.runParallel(work);
        reservations.stream().filter(lane -> lane != complete).forEach(MemoryReservation::close);
        side = BuildSide.of(plan, rows, columns);
        complete.resize(side.retainedBytes());
        BuildFilters.publish(plan, side, filters);
    }

    JoinPlan plan() {
        return plan;
    }

    /** The rows and their table, once complete. */
    BuildSide side() {
        return side;
    }

    /** Whether {@link #keptRows} has to be read after the probe side: RIGHT, FULL, RIGHT_SEMI and RIGHT_ANTI joins. */
    public boolean keepsRows() {
        return plan.tracksBuildMatches();
    }

    /** The right rows that come out by whether they had a match; to be read when all lanes of the probe side are finished. */
    public MorselSource keptRows() {
        return new KeptRows(this);
    }

    @Override
    public synchronized void close() {
        reservations.forEach(MemoryReservation::close);
        lanes.clear();
        side = null;
    }
}
