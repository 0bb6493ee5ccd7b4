package io.mesquite.engine.window;

import io.mesquite.engine.aggregate.Accumulator;
import io.mesquite.engine.hashtable.Concatenation;
import io.mesquite.spi.vector.Batch;
import io.mesquite.spi.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Any frames, from a binary tree of states over the leaves: a range is made of at most two nodes a level (Leis et al., "Efficient Processing
 * of Window Functions in Analytical SQL Queries"). Rows go through the tree in batches, level by level, and nodes are added in the order of
 * their leaves, which matters to functions that collect:
 *
 * <pre>
 *   level 2   [    0..4    ]                     of [1 .. 7)
 *   level 1   [0..2] [2..4]← [4..6]←             up the left side:    1, [2..4]
 *   leaves     0 1←   2 3     4 5    6←          down the right side: [4..6], 6
 * </pre>
 */
final class StateTree {
    private final FrameAggregate aggregate;
    /** The states of each level; level 0, the leaves themselves, has none. */
    private final List<Accumulator> levels = new ArrayList<>();

    private StateTree(FrameAggregate aggregate) {
        this.aggregate = aggregate;
        levels.add(null);
        for (int below = aggregate.leaves(); below > 1; below = (below + 1) / 2) {
            aggregate.rows().checkCancelled();
            int[] children = WindowRows.upTo(below);
            int[] parents = new int[below];
            for (int i = 0; i < below; i++) {
                parents[i] = i / 2;
            }
            Accumulator states = aggregate.newAccumulator((below + 1) / 2);
            add(states, parents, levels.size() - 1, children, below);
            aggregate.rows().reserveMore(states.retainedBytes());
            levels.add(states);
        }
    }

    static Vector compute(FrameAggregate aggregate, Frames frames) {
        StateTree tree = new StateTree(aggregate);
        List<Vector> results = new ArrayList<>();
        int size = aggregate.rows().size();
        for (int from = 0; from < size; from += Batch.TARGET_SIZE) {
            aggregate.rows().checkCancelled();
            int count = Math.min(Batch.TARGET_SIZE, size - from);
            Accumulator accumulator = aggregate.newAccumulator(count);
            for (Frames.Range range : frames.ranges()) {
                tree.addRanges(accumulator, range, from, count);
            }
            results.add(accumulator.result(WindowRows.upTo(count), count));
        }
        return Concatenation.of(aggregate.resultType(), results);
    }

    private void add(Accumulator to, int[] groups, int level, int[] nodes, int count) {
        if (count == 0) {
            return;
        }
        if (level == 0) {
            to.add(groups, aggregate.argumentsAt(nodes, count), count);
        } else {
            to.addIntermediate(groups, levels.get(level).intermediate(nodes, count), count);
        }
    }

    /** Nodes of a level and the groups that they are added to. */
    private record Added(int[] groups, int[] nodes, int count) {}

    private void addRanges(Accumulator to, Frames.Range range, int first, int count) {
        int[] from = Arrays.copyOfRange(range.from(), first, first + count);
        int[] end = Arrays.copyOfRange(range.to(), first, first + count);
        List<Added> rightSide = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            Added left = stepLeft(from, end, count);
            add(to, left.groups, level, left.nodes, left.count);
            rightSide.add(stepRight(from, end, count));
            for (int i = 0; i < count; i++) {
                from[i] >>= 1;
                end[i] >>= 1;
            }
        }
        for (int level = levels.size() - 1; level >= 0; level--) {
            Added right = rightSide.get(level);
            add(to, right.groups, level, right.nodes, right.count);
        }
    }

    /** Takes each range's first node where it is a right child. */
    private static Added stepLeft(int[] from, int[] end, int count) {
        int[] groups = new int[count];
        int[] nodes = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (from[i] < end[i] && (from[i] & 1) == 1) {
                groups[found] = i;
                nodes[found++] = from[i]++;
            }
        }
        return new Added(groups, nodes, found);
    }

    /** Takes each range's last node where it is a left child. */
    private static Added stepRight(int[] from, int[] end, int count) {
        int[] groups = new int[count];
        int[] nodes = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (from[i] < end[i] && (end[i] & 1) == 1) {
                groups[found] = i;
                nodes[found++] = --end[i];
            }
        }
        return new Added(groups, nodes, found);
    }
}
