package io.mesquite.planner.physical;

import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.RecursionNode;
import io.mesquite.plan.node.RecursionReadNode;
import io.mesquite.planner.physical.ColumnPruner.Pruned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Leaves of the inputs of a recursive query the columns that its step needs. Its own columns all decide about its rows. */
final class RecursionPruner {
    private RecursionPruner() {}

    static Pruned prune(RecursionNode recursion, ColumnPruner pruner) {
        TreeSet<Integer> all = new TreeSet<>(
                IntStream.range(0, recursion.fields().size()).boxed().toList());
        PlanNode seed = pruner.exact(recursion.seed(), all).node();
        PlanNode step = pruner.exact(recursion.step(), all).node();
        List<PlanNode> inputs = new ArrayList<>();
        for (int number = 1; number <= recursion.inputs().size(); number++) {
            TreeSet<Integer> read = new TreeSet<>();
            collect(step, number, read);
            if (read.isEmpty()) {
                // readers that only count rows still need rows to count
                read.add(0);
            }
            Pruned input = pruner.exact(recursion.inputs().get(number - 1), read);
            inputs.add(input.node());
            int changed = number;
            step = PlanRewriter.bottomUp(step, node -> renumbered(node, changed, input.channels()));
        }
        return new Pruned(
                new RecursionNode(recursion.id(), seed, inputs, step, recursion.distinct()), ColumnPruner.inOrder(all));
    }

    /** A reader of the columns that are needed. */
    static Pruned prune(RecursionReadNode reader, SortedSet<Integer> needed) {
        List<Integer> channels = needed.stream().map(reader.channels()::get).toList();
        List<Field> fields = needed.stream().map(reader.fields()::get).toList();
        return new Pruned(
                new RecursionReadNode(reader.id(), reader.number(), channels, fields), ColumnPruner.inOrder(needed));
    }

    private static void collect(PlanNode node, int number, SortedSet<Integer> read) {
        if (node instanceof RecursionReadNode reader && reader.number() == number) {
            read.addAll(reader.channels());
        }
        node.sources().forEach(source -> collect(source, number, read));
    }

    private static PlanNode renumbered(PlanNode node, int number, Map<Integer, Integer> channels) {
        return node instanceof RecursionReadNode reader && reader.number() == number
                ? new RecursionReadNode(
                        reader.id(),
                        number,
                        reader.channels().stream().map(channels::get).toList(),
                        reader.fields())
                : node;
    }
}
