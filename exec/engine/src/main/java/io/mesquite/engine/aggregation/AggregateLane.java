package io.mesquite.engine.aggregation;

import io.mesquite.engine.aggregate.Accumulator;
import io.mesquite.engine.memory.MemoryReservation;
import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.spill.SpillPartitions;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.BooleanVector;
import io.mesquite.spi.vector.Vector;

/** The aggregation of one lane's rows. */
final class AggregateLane implements BatchConsumer {
    private final AggregatePlan plan;
    private final LaneContext context;
    private final MemoryReservation memory;
    private final AggregateBreaker breaker;
    /** What an empty table has already. */
    private final long emptyBytes;

    private GroupStates states;
    /** Made when the lane spills. */
    private SpillPartitions.Writer writer;

    /** For each call the channels that its accumulator takes. */
    private final int[][] channels;

    AggregateLane(AggregatePlan plan, LaneContext context, MemoryReservation memory, AggregateBreaker breaker) {
        this.plan = plan;
        this.context = context;
        this.memory = memory;
        this.breaker = breaker;
        states = new GroupStates(plan, 0);
        emptyBytes = states.retainedBytes();
        channels = plan.calls().stream().map(AggregatePlan::channels).toArray(int[][]::new);
    }

    GroupStates states() {
        return states;
    }

    @Override
    public void push(Batch batch) {
        context.checkCancelled();
        int count = batch.size();
        if (count == 0) {
            return;
        }
        int[] keyChannels = plan.keys();
        boolean single = keyChannels.length == 0;
        if (!single) {
            makeRoom(count);
        }
        Vector[] keys = new Vector[keyChannels.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = batch.column(keyChannels[i]);
        }
        int[] groups = single ? new int[0] : states.findGroups(keys, count);
        Accumulator[] accumulators = states.accumulators();
        for (int i = 0; i < accumulators.length; i++) {
            add(plan.calls().get(i), channels[i], accumulators[i], groups, batch, single);
        }
        if (single) {
            memory.resize(states.retainedBytes());
        } else {
            reserve(states.retainedBytes());
        }
    }

    /** Before the table grows, since the old one and the new one are there together for a while. */
    private void makeRoom(int count) {
        long growth = states.growthBytes(count);
        if (growth > 0) {
            reserve(states.retainedBytes() + growth);
        }
    }

    private void reserve(long bytes) {
        if (context.memory().spill().isForced(bytes - emptyBytes) || !memory.tryResize(bytes)) {
            spill();
        }
    }

    /** Writes all groups to disk and begins anew. */
    void spill() {
        SpilledGroups spilled = breaker.spilled(context);
        if (writer == null) {
            writer = spilled.newWriter();
        }
        spilled.write(states, writer, context);
        states = new GroupStates(plan, 0);
        memory.resize(states.retainedBytes());
    }

    /** Writes to disk what is still here; there are no more rows. */
    void spillRest() {
        spill();
        writer.finish();
    }

    private void add(
            AggregateCall call, int[] channels, Accumulator accumulator, int[] groups, Batch batch, boolean single) {
        Vector[] arguments = new Vector[channels.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = batch.column(channels[i]);
        }
        int count = batch.size();
        int[] rowGroups = groups;
        if (call.filter().isPresent() && !plan.takesStates()) {
            int[] positions = new int[count];
            int selected = selectTrue(batch.column(call.filter().getAsInt()), positions);
            if (selected < count) {
                rowGroups = single ? groups : gather(groups, positions, selected);
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = arguments[i].gather(positions, selected);
                }
                count = selected;
            }
        }
        if (plan.takesStates()) {
            accumulator.addIntermediate(single ? new int[count] : rowGroups, arguments[0], count);
        } else if (single) {
            accumulator.addAll(0, arguments, count);
        } else {
            accumulator.add(rowGroups, arguments, count);
        }
    }

    private static int selectTrue(Vector filter, int[] positions) {
        BooleanVector flat = (BooleanVector) filter.flatten();
        boolean[] values = flat.values();
        int selected = 0;
        for (int i = 0; i < flat.size(); i++) {
            if (values[i] && !flat.isNull(i)) {
                positions[selected++] = i;
            }
        }
        return selected;
    }

    private static int[] gather(int[] groups, int[] positions, int count) {
        int[] gathered = new int[count];
        for (int i = 0; i < count; i++) {
            gathered[i] = groups[positions[i]];
        }
        return gathered;
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public void finish() {
        // The states stay here until the breaker is complete.
    }

    @Override
    public void close() {
        // The breaker gives back the memory, since its output reads the states.
    }
}
