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
import java.util.stream.IntStream;

/**
 * The build side of a {@link JoinNode}: takes the rows of the right source. Once it is complete, {@link JoinProbe} takes those of the left
 * one, and after that, for kinds that give out right rows by whether they had a match, {@link #keptRows} gives the rest of the output.
 */
public final class JoinBuild implements Breaker {
    static final String OWNER = "join";
    private static final long SMALL = 1 << 20;
    /** The part of the limit that a join leaves to others. */
    private static final int LEFT_SHARE = 4;

    private final JoinPlan plan;
    private final DynamicFilters filters;
    private final List<BuildLane> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    /** What a build side that is in memory holds. */
    private MemoryReservation whole;

    private volatile BuildSide side;
    private volatile SpilledJoin spilled;

    /** @param filters where the keys are published once the build is complete */
    public JoinBuild(JoinNode node, ExpressionCompiler compiler, DynamicFilters filters) {
        plan = new JoinPlan(node, compiler);
        this.filters = filters;
    }

    @Override
    public synchronized BatchConsumer openLane(LaneContext context) {
        MemoryReservation reservation = plan.canSpill()
                ? context.memory().newRevocableReservation(OWNER)
                : context.memory().newReservation(OWNER);
        reservations.add(reservation);
        BuildLane lane = new BuildLane(this, context, reservation);
        lanes.add(lane);
        return lane;
    }

    private MemoryReservation newReservation(LaneContext context) {
        MemoryReservation reservation = context.memory().newReservation(OWNER);
        reservations.add(reservation);
        return reservation;
    }

    /** Where lanes write their rows, once one of them was short of memory; null before. */
    SpilledJoin spilled() {
        return spilled;
    }

    /** From now on rows go to disk. */
    synchronized void startSpilling(LaneContext context) {
        if (spilled == null) {
            spilled = new SpilledJoin(plan, context);
        }
    }

    @Override
    public void complete(LaneContext context) {
        if (spilled == null && completeInMemory(context)) {
            // those for which there is no memory are left out: scans can do without
            BuildFilters.publish(plan, side, filters, bytes -> whole.tryResize(whole.bytes() + bytes));
            return;
        }
        startSpilling(context);
        // One after the other, since they tell what they know of the keys.
        lanes.forEach(BuildLane::spillRest);
        lanes.clear();
        spilled.complete(context, newReservation(context));
        side = spilled.resident();
        BuildFilters.publish(plan, spilled.facts(), filters);
    }

    /** Puts the columns of all lanes together and makes the table; false where there is no memory for it and rows can go to disk. */
    private boolean completeInMemory(LaneContext context) {
        long rows = lanes.stream().mapToLong(BuildLane::rows).sum();
        if (rows > Integer.MAX_VALUE - 8) {
            if (plan.canSpill()) {
                return false;
            }
            throw new MesquiteException(
                    ErrorCode.MEMORY_LIMIT_EXCEEDED,
                    "The build side of a join has " + rows + " rows in one task, more than 2 billion; filter it first");
        }
        long bytes = lanes.stream().mapToLong(BuildLane::bytes).sum();
        MemoryReservation complete = newReservation(context);
        whole = complete;
        if (!reserve(complete, largestColumns(context.parallelism()), 0)) {
            return false;
        }
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
        long needed = bytes + BuildSide.tableBytes(plan, (int) rows, columns);
        // A large one leaves memory for what comes behind the join.
        long left = needed < SMALL || !plan.canSpill() ? 0 : context.memory().limitBytes() / LEFT_SHARE;
        if (!reserve(complete, needed, left)) {
            startSpilling(context);
            lanes.forEach(BuildLane::forget);
            if (rows > 0) {
                lanes.get(0).takeBack(columns, (int) rows);
            }
            return false;
        }
        side = BuildSide.of(plan, rows, columns);
        complete.resize(side.retainedBytes());
        return true;
    }

    private boolean reserve(MemoryReservation memory, long bytes, long left) {
        if (plan.canSpill()) {
            return memory.tryResize(bytes, left);
        }
        memory.resize(bytes);
        return true;
    }

    /** Bytes of the largest columns: while columns are put together, so many are there twice. */
    private long largestColumns(int count) {
        return IntStream.of(plan.keptRightChannels())
                .mapToLong(channel -> lanes.stream()
                        .mapToLong(lane -> lane.columnBytes(channel))
                        .sum())
                .sorted()
                .skip(Math.max(0, plan.keptRightChannels().length - count))
                .sum();
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

    /** What partitions on disk give; to be read when all lanes of the probe side are finished. */
    public MorselSource spilledRows() {
        return new SpilledRows(this);
    }

    @Override
    public synchronized void close() {
        reservations.forEach(MemoryReservation::close);
        lanes.clear();
        side = null;
        if (spilled != null) {
            spilled.close();
        }
    }
}
