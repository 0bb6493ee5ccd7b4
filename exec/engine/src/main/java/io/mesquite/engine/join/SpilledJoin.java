package io.mesquite.engine.join;

import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.spill.SpillPartitions;
import io.mesquite.engine.spill.SpillReader;
import io.mesquite.spi.error.ErrorCode;
import io.mesquite.spi.error.MesquiteException;
import io.mesquite.spi.vector.Batch;
import java.util.List;

/**
 * A join whose build side does not fit into memory: a hybrid hash join (DeWitt et al., "Implementation Techniques for Main Memory Database
 * Systems"). The build rows are on disk, in partitions by the hash of their keys. So many partitions as fit are brought back, as the resident
 * side; left rows of the others go to disk too, and are joined when all left rows have been seen, partition by partition:
 *
 * <pre>
 * partition   0    1    2    3  ...
 * build       mem  mem  disk disk
 * left rows   │    │    disk disk
 *             └────┴──> pairs at once      then: read 2 and 3, each with its own table
 * </pre>
 *
 * A partition that is still too large is spread over those of the next level, its left rows as well. Where a single key is too large, its build
 * rows are taken in blocks that fit, each joined with all left rows, for kinds where a left row may come in several blocks.
 */
final class SpilledJoin implements AutoCloseable {
    private final JoinPlan plan;
    private final SpillPartitions build;
    private final SpillPartitions probe;
    private final KeyFacts facts;
    private BuildSide resident;
    private int residentSet;

    SpilledJoin(JoinPlan plan, LaneContext context) {
        this.plan = plan;
        build = new SpillPartitions(context.memory().spill(), JoinBuild.OWNER, 0);
        probe = new SpillPartitions(context.memory().spill(), JoinBuild.OWNER, 0);
        facts = new KeyFacts(plan.keptRightKeys());
    }

    SpillPartitions build() {
        return build;
    }

    SpillPartitions probe() {
        return probe;
    }

    KeyFacts facts() {
        return facts;
    }

    /** Brings back the partitions that fit; all build rows are on disk. */
    void complete(LaneContext context, MemoryReservation memory) {
        boolean forced = context.memory().spill().isForced();
        BuildRows rows = new BuildRows(plan, memory);
        long bytes = 0;
        long count = 0;
        for (int partition = 0; partition < SpillPartitions.COUNT; partition++) {
            long moreBytes = bytes + build.bytes(partition);
            long moreCount = count + build.rows(partition);
            // Half of what is left stays for the others, and for the partitions that come back later.
            boolean fits = build.rows(partition) == 0
                    || (!forced || partition % 2 == 0)
                            && memory.tryResize(2 * BuildRows.neededBytes(moreCount, moreBytes));
            if (fits && bringBack(partition, rows, context)) {
                residentSet |= 1 << partition;
                bytes = moreBytes;
                count = moreCount;
            }
        }
        resident = rows.build(facts.whole());
    }

    /** All rows of a partition, or none. */
    private boolean bringBack(int partition, BuildRows rows, LaneContext context) {
        SpillReader reader = build.read(partition);
        if (reader == null) {
            return true;
        }
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            context.checkCancelled();
            if (!rows.add(batch)) {
                rows.goBack();
                return false;
            }
        }
        rows.keep();
        build.delete(partition);
        return true;
    }

    /** The partitions in memory, with a table. */
    BuildSide resident() {
        return resident;
    }

    /** The partitions in memory, as bits. */
    int residentSet() {
        return residentSet;
    }

    /** How many partitions are joined after all left rows have been seen. */
    int partitionsOnDisk() {
        return SpillPartitions.COUNT - Integer.bitCount(residentSet);
    }

    /** Joins a partition that is on disk. */
    void join(int partition, LaneContext context, BatchConsumer consumer) {
        join(build, probe, partition, context, consumer);
    }

    private void join(
            SpillPartitions builds, SpillPartitions probes, int partition, LaneContext context, BatchConsumer to) {
        boolean wanted = builds.rows(partition) > 0 && plan.tracksBuildMatches() || probes.rows(partition) > 0;
        if (!wanted || to.isSatisfied()) {
            return;
        }
        boolean tested = context.memory().spill().isForced() && builds.level() == 0 && partition % 8 == 1;
        try (MemoryReservation memory = context.memory().newReservation(JoinBuild.OWNER)) {
            BuildRows rows = new BuildRows(plan, memory);
            if (!tested && loadAll(builds.read(partition), rows, context)) {
                joinSide(rows.build(facts.whole()), probes.read(partition), context, to);
                builds.delete(partition);
                probes.delete(partition);
                return;
            }
        }
        try (SpillPartitions deeperBuilds = spread(builds, partition, plan.keptRightKeys(), context);
                SpillPartitions deeperProbes = spread(probes, partition, plan.leftKeyChannels(), context)) {
            for (int i = 0; i < SpillPartitions.COUNT; i++) {
                boolean single = builds.level() > 0 && deeperBuilds.rows(i) == builds.rows(partition);
                if (single || deeperBuilds.level() == SpillPartitions.LAST_LEVEL) {
                    joinInBlocks(deeperBuilds, deeperProbes, i, context, to);
                } else {
                    join(deeperBuilds, deeperProbes, i, context, to);
                }
            }
        }
    }

    private static boolean loadAll(SpillReader reader, BuildRows rows, LaneContext context) {
        if (reader == null) {
            return true;
        }
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            context.checkCancelled();
            if (!rows.add(batch)) {
                return false;
            }
        }
        return true;
    }

    private static SpillPartitions spread(
            SpillPartitions from, int partition, List<Integer> keys, LaneContext context) {
        SpillPartitions to = from.nextLevel();
        SpillReader reader = from.read(partition);
        SpillPartitions.Writer writer = to.newWriter();
        if (reader != null) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                context.checkCancelled();
                writer.write(batch, keys);
            }
        }
        writer.finish();
        from.delete(partition);
        return to;
    }

    /** Joins the build rows, as many at a time as fit, with all left rows. */
    private void joinInBlocks(
            SpillPartitions builds, SpillPartitions probes, int partition, LaneContext context, BatchConsumer to) {
        if (builds.rows(partition) == 0 && probes.rows(partition) == 0) {
            return;
        }
        try (MemoryReservation memory = context.memory().newReservation(JoinBuild.OWNER)) {
            BuildRows rows = new BuildRows(plan, memory);
            SpillReader reader = builds.read(partition);
            int blocks = 0;
            Batch batch = reader == null ? null : reader.next();
            do {
                while (batch != null && rows.add(batch)) {
                    context.checkCancelled();
                    batch = reader.next();
                }
                blocks++;
                if (batch != null && (rows.rows() == 0 || !plan.canJoinInBlocks())) {
                    throw tooLarge(builds.bytes(partition), context);
                }
                if (blocks == 1 || rows.rows() > 0) {
                    joinSide(rows.build(facts.whole()), probes.read(partition), context, to);
                    memory.resize(0);
                }
            } while (batch != null);
        }
        builds.delete(partition);
        probes.delete(partition);
    }

    private MesquiteException tooLarge(long bytes, LaneContext context) {
        return new MesquiteException(
                ErrorCode.MEMORY_LIMIT_EXCEEDED,
                "The right side of a " + plan.kind() + " join has about " + (bytes >> 20)
                        + " MB of rows with the same key, which have to be in memory together, and the query's limit of "
                        + (context.memory().limitBytes() >> 20)
                        + " MB has no room for them. Raise the limit, or filter or group the right side first.");
    }

    /** Joins left rows with the build rows of their keys. */
    private void joinSide(BuildSide side, SpillReader leftRows, LaneContext context, BatchConsumer to) {
        BatchConsumer pairs = JoinProbe.newProbe(plan, side, context, to);
        if (leftRows != null) {
            for (Batch batch = leftRows.next(); batch != null && !pairs.isSatisfied(); batch = leftRows.next()) {
                pairs.push(batch);
            }
        }
        if (plan.tracksBuildMatches()) {
            KeptRows.give(plan, side, 0, side.rows(), context, to);
        }
    }

    @Override
    public void close() {
        build.close();
        probe.close();
        resident = null;
    }
}
