package io.mesquite.engine.aggregation;

import io.mesquite.engine.memory.MemoryPool;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.spill.SpillPartitions;
import io.mesquite.engine.spill.SpillReader;
import io.mesquite.spi.vector.Batch;
import java.util.function.Consumer;

/**
 * Groups on disk, as rows of keys and states. A lane that is short of memory writes all its groups and begins anew, so that a group may have
 * several rows; they are brought together when its partition is read. A partition whose groups don't fit either goes to disk again, at the next
 * level:
 *
 * <pre>
 * lane 0: groups ──short of memory──> 0 1 2 ... 31 <──short of memory── lane 1: groups
 *                                       │
 *                                     read: groups ──short of memory──> 0 1 ... 31 of the next level
 * </pre>
 */
final class SpilledGroups implements GroupSource, AutoCloseable {
    static final String OWNER = "aggregation";

    /** So many groups are written at once: enough that each partition gets a batch that is worth it. */
    private static final int ROWS = 4 * Batch.TARGET_SIZE;

    private final AggregatePlan plan;
    private final SpillPartitions partitions;

    SpilledGroups(AggregatePlan plan, MemoryPool memory) {
        this(plan, new SpillPartitions(memory.spill(), OWNER, 0));
    }

    private SpilledGroups(AggregatePlan plan, SpillPartitions partitions) {
        this.plan = plan;
        this.partitions = partitions;
    }

    /** Where one lane writes its groups. */
    SpillPartitions.Writer newWriter() {
        return partitions.newWriter();
    }

    /** Writes all groups. */
    void write(GroupStates states, SpillPartitions.Writer writer, LaneContext context) {
        int groups = states.groupCount();
        int[] positions = new int[Math.min(ROWS, groups)];
        for (int from = 0; from < groups; from += ROWS) {
            context.checkCancelled();
            int count = Math.min(ROWS, groups - from);
            for (int i = 0; i < count; i++) {
                positions[i] = from + i;
            }
            writer.write(states.rows(positions, count), plan.stateKeys());
        }
    }

    @Override
    public int count() {
        return SpillPartitions.COUNT;
    }

    @Override
    public void read(int partition, LaneContext context, Consumer<Batch> to) {
        SpillReader reader = partitions.read(partition);
        if (reader == null) {
            return;
        }
        try (MemoryReservation memory = context.memory().newReservation(OWNER)) {
            SpilledGroups deeper = merge(partition, reader, context, memory, to);
            if (deeper != null) {
                memory.resize(0);
                try (deeper) {
                    for (int i = 0; i < deeper.count(); i++) {
                        deeper.read(i, context, to);
                    }
                }
            }
        }
    }

    /** Brings a partition together and gives it out; or returns where it went since it was too large. */
    private SpilledGroups merge(
            int partition, SpillReader reader, LaneContext context, MemoryReservation memory, Consumer<Batch> to) {
        GroupStates merged = new GroupStates(plan, 0);
        SpilledGroups deeper = null;
        SpillPartitions.Writer writer = null;
        for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
            context.checkCancelled();
            boolean fits = memory.tryResize(merged.retainedBytes() + merged.growthBytes(batch.size()));
            boolean tested = partitions.level() == 0
                    && partition % 4 == 1
                    && context.memory().spill().isForced();
            if (!fits && (merged.groupCount() <= 1 || partitions.level() == SpillPartitions.LAST_LEVEL)) {
                // Nothing is left to be spread: this tells what is too large.
                memory.resize(merged.retainedBytes() + merged.growthBytes(batch.size()));
            }
            if (!fits || tested) {
                if (deeper == null) {
                    deeper = new SpilledGroups(plan, partitions.nextLevel());
                    writer = deeper.newWriter();
                }
                deeper.write(merged, writer, context);
                merged = new GroupStates(plan, 0);
                memory.resize(0);
            }
            merged.addRows(batch);
        }
        partitions.delete(partition);
        if (deeper == null) {
            GroupPartitions.output(merged, 0, merged.groupCount(), context, to);
        } else {
            deeper.write(merged, writer, context);
            writer.finish();
        }
        return deeper;
    }

    @Override
    public void close() {
        partitions.close();
    }
}
