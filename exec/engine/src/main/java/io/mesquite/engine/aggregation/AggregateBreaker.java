package io.mesquite.engine.aggregation;

import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.Breaker;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.MorselSource;
import io.mesquite.plan.node.AggregateNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The aggregation of an {@link AggregateNode}, in any step. Each lane aggregates its own rows. Then, where there are few groups, all lanes
 * are added to one; where there are many, they are partitioned by the hash of their keys, and partitions are brought together in parallel:
 *
 * <pre>
 * lane 0: groups ──partition──> 0 1 2 3
 * lane 1: groups ──partition──> 0 1 2 3
 *                               │ │ │ └── lane 0's and lane 1's groups of partition 3: a morsel of the output
 * </pre>
 */
public final class AggregateBreaker implements Breaker {
    /** Up to so many groups in all lanes together they are brought together at once. */
    private static final int FEW_GROUPS = 1 << 14;

    private static final int PARTITION_GROUPS = 1 << 15;
    private static final int MAXIMUM_PARTITION_BITS = 7;

    private final AggregatePlan plan;
    private final List<AggregateLane> lanes = new ArrayList<>();
    private final List<MemoryReservation> reservations = new ArrayList<>();
    private GroupSource partitions;
    /** Null as long as all fits into memory. */
    private SpilledGroups spilled;

    public AggregateBreaker(AggregateNode node) {
        plan = new AggregatePlan(node);
    }

    @Override
    public synchronized BatchConsumer openLane(LaneContext context) {
        MemoryReservation memory = plan.keys().length == 0
                ? context.memory().newReservation(SpilledGroups.OWNER)
                : context.memory().newRevocableReservation(SpilledGroups.OWNER);
        reservations.add(memory);
        AggregateLane lane = new AggregateLane(plan, context, memory, this);
        lanes.add(lane);
        return lane;
    }

    /** Where lanes that are short of memory write their groups. */
    synchronized SpilledGroups spilled(LaneContext context) {
        if (spilled == null) {
            spilled = new SpilledGroups(plan, context.memory());
        }
        return spilled;
    }

    @Override
    public void complete(LaneContext context) {
        if (spilled == null && !completeInMemory(context)) {
            spilled(context);
        }
        if (spilled != null) {
            context.runParallel(
                    lanes.stream().map(lane -> (Runnable) lane::spillRest).toList());
            lanes.clear();
            reservations.forEach(MemoryReservation::close);
            partitions = spilled;
        }
    }

    /** Brings the lanes' groups together, where there is memory for that. */
    private boolean completeInMemory(LaneContext context) {
        List<GroupStates> states = new ArrayList<>();
        long groups = 0;
        for (AggregateLane lane : lanes) {
            states.add(lane.states());
            groups += lane.states().groupCount();
        }
        if (states.isEmpty()) {
            states.add(new GroupStates(plan, 0));
        }
        if (states.size() > 1 && groups <= FEW_GROUPS) {
            for (GroupStates other : states.subList(1, states.size())) {
                states.get(0).addAll(other);
            }
            states = List.of(states.get(0));
        }
        int bits = 0;
        while (states.size() > 1 && bits < MAXIMUM_PARTITION_BITS && groups >> bits > PARTITION_GROUPS) {
            bits++;
        }
        if (states.size() > 1 && !reserveMerge(states, groups, bits, context)) {
            return false;
        }
        partitions = new GroupPartitions(plan, states, bits, context);
        return true;
    }

    /** Reserves what it takes to partition all groups, and then to merge a partition on each lane. */
    private boolean reserveMerge(List<GroupStates> states, long groups, int bits, LaneContext context) {
        long bytes = states.stream().mapToLong(GroupStates::retainedBytes).sum();
        long partition = (bytes >> bits) + 1;
        MemoryReservation merge = context.memory().newReservation(SpilledGroups.OWNER);
        reservations.add(merge);
        boolean spillable = plan.keys().length > 0;
        long needed = groups * Integer.BYTES + context.parallelism() * partition;
        if (!spillable) {
            merge.resize(needed);
            return true;
        }
        return merge.tryResize(needed);
    }

    /** The groups, once {@link #complete} is done. */
    public MorselSource output() {
        return new AggregateOutput(() -> partitions);
    }

    @Override
    public void close() {
        reservations.forEach(MemoryReservation::close);
        lanes.clear();
        partitions = null;
        if (spilled != null) {
            spilled.close();
        }
    }
}
