package io.mesquite.engine.aggregation;

import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.spi.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The groups of all lanes, to be given out partition by partition; of a single lane, range by range. */
final class GroupPartitions implements GroupSource {
    private static final int RANGE = 1 << 15;

    private final AggregatePlan plan;
    private final List<GroupStates> lanes;
    private final int count;
    /** For each lane its group numbers, partition after partition; null for a single lane, whose partitions are ranges. */
    private final int[][] members;

    private final int[][] starts;

    GroupPartitions(AggregatePlan plan, List<GroupStates> lanes, int bits, LaneContext context) {
        this.plan = plan;
        this.lanes = lanes;
        if (lanes.size() == 1) {
            count = lanes.get(0).groupCount() + RANGE - 1 >>> 15;
            members = null;
            starts = null;
            return;
        }
        count = 1 << bits;
        members = new int[lanes.size()][];
        starts = new int[lanes.size()][];
        List<Runnable> work = new ArrayList<>();
        for (int lane = 0; lane < members.length; lane++) {
            int index = lane;
            work.add(() -> partition(index, bits));
        }
        context.runParallel(work);
    }

    private void partition(int lane, int bits) {
        int groupCount = lanes.get(lane).groupCount();
        byte[] partitions = new byte[groupCount];
        lanes.get(lane).table().partitions(bits, partitions);
        int[] ends = new int[count + 1];
        for (int group = 0; group < groupCount; group++) {
            ends[partitions[group] + 1]++;
        }
        for (int partition = 0; partition < count; partition++) {
            ends[partition + 1] += ends[partition];
        }
        starts[lane] = ends.clone();
        int[] sorted = new int[groupCount];
        for (int group = 0; group < groupCount; group++) {
            sorted[ends[partitions[group]]++] = group;
        }
        members[lane] = sorted;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void read(int partition, LaneContext context, Consumer<Batch> to) {
        if (members == null) {
            GroupStates single = lanes.get(0);
            int from = partition * RANGE;
            output(single, from, Math.min(from + RANGE, single.groupCount()), context, to);
            return;
        }
        int expected = 0;
        for (int[] laneStarts : starts) {
            expected += laneStarts[partition + 1] - laneStarts[partition];
        }
        GroupStates merged = new GroupStates(plan, expected);
        int[] positions = new int[Batch.TARGET_SIZE];
        for (int lane = 0; lane < members.length; lane++) {
            int end = starts[lane][partition + 1];
            for (int from = starts[lane][partition]; from < end; from += positions.length) {
                int batch = Math.min(positions.length, end - from);
                System.arraycopy(members[lane], from, positions, 0, batch);
                merged.add(lanes.get(lane), positions, batch);
            }
        }
        output(merged, 0, merged.groupCount(), context, to);
    }

    static void output(GroupStates states, int from, int to, LaneContext context, Consumer<Batch> consumer) {
        int[] positions = new int[Math.min(Batch.TARGET_SIZE, to - from)];
        for (int start = from; start < to; start += positions.length) {
            context.checkCancelled();
            int batch = Math.min(positions.length, to - start);
            for (int i = 0; i < batch; i++) {
                positions[i] = start + i;
            }
            consumer.accept(states.output(positions, batch));
        }
    }
}
