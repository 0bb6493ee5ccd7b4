package io.mesquite.engine.window;

import io.mesquite.engine.aggregate.Accumulator;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames that all start where their partition does. States are put together in batches as in a parallel prefix sum (Blelloch, "Prefix Sums
 * and Their Applications"), so that each leaf is added a few times and not once for each frame it is in:
 *
 * <pre>
 *   up:    a node's state is that of its two children     [abcd]
 *                                                        [ab]  [cd]
 *   leaves                                               a  b  c  d
 *   down:  what is before a node: what is before its     -     ab
 *          parent, and for a right child its sibling     -  a  ab abc
 * </pre>
 *
 * A state never reaches back over the start of a partition: what is before it is not added.
 */
final class RunningStates {
    private final FrameAggregate aggregate;
    private final List<Accumulator> nodes = new ArrayList<>();
    /** For each level whether a partition starts in a node. */
    private final List<boolean[]> starts = new ArrayList<>();

    private RunningStates(FrameAggregate aggregate) {
        this.aggregate = aggregate;
        boolean[] leafStarts = new boolean[aggregate.leaves()];
        int[] partitions = aggregate.partitions();
        for (int i = 0; i < leafStarts.length; i++) {
            leafStarts[i] = i == 0 || partitions[i] != partitions[i - 1];
        }
        starts.add(leafStarts);
        nodes.add(null);
    }

    static Vector compute(FrameAggregate aggregate, Frames.Range range) {
        return new RunningStates(aggregate).compute(range);
    }

    private Vector compute(Frames.Range range) {
        int size = aggregate.rows().size();
        int[] groupOf = new int[size];
        int[] last = new int[size + 1];
        // Rows with the same frame, such as peers, share a result; group 0 is that of the empty frame.
        int groups = 1;
        for (int i = 0; i < size; i++) {
            boolean empty = range.to()[i] == range.from()[i];
            boolean same = groups > 1 && last[groups - 1] == range.to()[i] - 1;
            if (!empty && !same) {
                last[groups++] = range.to()[i] - 1;
            }
            groupOf[i] = empty ? 0 : groups - 1;
        }
        Accumulator results = aggregate.newAccumulator(groups);
        if (aggregate.leaves() > 0) {
            up();
            addFrames(results, last, groups, down());
        }
        return results.result(WindowRows.upTo(groups), groups).gather(groupOf, size);
    }

    private void up() {
        boolean[] below = starts.get(0);
        int level = 0;
        while (below.length > 1) {
            aggregate.rows().checkCancelled();
            boolean[] above = new boolean[(below.length + 1) / 2];
            int[] added = new int[below.length];
            int[] parents = new int[below.length];
            int count = 0;
            for (int i = 0; i < below.length; i++) {
                above[i / 2] |= below[i];
                boolean last = (i & 1) == 1 || i + 1 == below.length;
                if (last || !below[i + 1]) {
                    added[count] = i;
                    parents[count++] = i / 2;
                }
            }
            Accumulator states = aggregate.newAccumulator(above.length);
            add(states, parents, level, added, count);
            aggregate.rows().reserveMore(states.retainedBytes());
            nodes.add(states);
            starts.add(above);
            below = above;
            level++;
        }
    }

    /** Adds the states of nodes of a level, or for level 0, leaves. */
    private void add(Accumulator to, int[] groups, int level, int[] added, int count) {
        if (count == 0) {
            return;
        }
        if (level == 0) {
            to.add(groups, aggregate.argumentsAt(added, count), count);
        } else {
            to.addIntermediate(groups, nodes.get(level).intermediate(added, count), count);
        }
    }

    /** What is before each node of level 1, in its partition. */
    private Accumulator down() {
        Accumulator before = aggregate.newAccumulator(1);
        for (int level = nodes.size() - 2; level >= 1; level--) {
            aggregate.rows().checkCancelled();
            boolean[] nodeStarts = starts.get(level);
            Accumulator next = aggregate.newAccumulator(nodeStarts.length);
            addBefore(next, before, WindowRows.upTo(nodeStarts.length), nodeStarts.length, level);
            before = next;
        }
        return before;
    }

    /** Adds to group {@code i} what is before the node {@code places[i]} of a level, given what is before the nodes above. */
    private void addBefore(Accumulator to, Accumulator above, int[] places, int size, int level) {
        boolean[] nodeStarts = starts.get(level);
        int[] groups = new int[size];
        int[] parents = new int[size];
        int[] siblingGroups = new int[size];
        int[] siblings = new int[size];
        int count = 0;
        int siblingCount = 0;
        for (int i = 0; i < size; i++) {
            int place = places[i];
            // A leaf that starts a partition has nothing before it.
            boolean none = place < 0 || level == 0 && nodeStarts[place];
            boolean right = (place & 1) == 1;
            if (!none && !(right && nodeStarts[place - 1])) {
                groups[count] = i;
                parents[count++] = place >> 1;
            }
            if (!none && right) {
                siblingGroups[siblingCount] = i;
                siblings[siblingCount++] = place - 1;
            }
        }
        if (count > 0) {
            to.addIntermediate(groups, above.intermediate(parents, count), count);
        }
        add(to, siblingGroups, level, siblings, siblingCount);
    }

    /** Adds to each group but the first what its frame has, up to its last leaf. */
    private void addFrames(Accumulator results, int[] last, int groups, Accumulator beforeLevel1) {
        last[0] = -1;
        addBefore(results, beforeLevel1, last, groups, 0);
        int count = groups - 1;
        int[] numbers = new int[count];
        int[] leaves = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i + 1;
            leaves[i] = last[i + 1];
        }
        add(results, numbers, 0, leaves, count);
    }
}
