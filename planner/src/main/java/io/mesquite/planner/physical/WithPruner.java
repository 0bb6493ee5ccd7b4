package io.mesquite.planner.physical;

import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.SharedNode;
import io.mesquite.plan.node.WithNode;
import io.mesquite.planner.physical.ColumnPruner.Pruned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Leaves of a shared plan the columns that any of its readers needs: readers are pruned before what they read. */
final class WithPruner {
    private WithPruner() {}

    static Pruned prune(WithNode with, SortedSet<Integer> needed, ColumnPruner pruner) {
        Pruned body = pruner.prune(with.body(), needed);
        List<PlanNode> parts = new ArrayList<>(with.shared());
        parts.add(body.node());
        for (int number = with.shared().size() - 1; number >= 0; number--) {
            TreeSet<Integer> read = new TreeSet<>();
            for (PlanNode part : parts.subList(number + 1, parts.size())) {
                collect(part, number, read);
            }
            if (read.isEmpty()) {
                // readers that only count rows still need rows to count
                read.add(0);
            }
            Pruned definition = pruner.exact(parts.get(number), read);
            parts.set(number, definition.node());
            Map<Integer, Integer> channels = definition.channels();
            int shared = number;
            parts.replaceAll(part -> PlanRewriter.bottomUp(part, node -> renumbered(node, shared, channels)));
        }
        return new Pruned(with.withSources(parts), body.channels());
    }

    /** A reader of the columns that are needed. */
    static Pruned prune(SharedNode reader, SortedSet<Integer> needed) {
        List<Integer> channels = needed.stream().map(reader.channels()::get).toList();
        List<Field> fields = needed.stream().map(reader.fields()::get).toList();
        return new Pruned(new SharedNode(reader.id(), reader.shared(), channels, fields), ColumnPruner.inOrder(needed));
    }

    private static void collect(PlanNode node, int number, SortedSet<Integer> read) {
        if (node instanceof SharedNode reader && reader.shared() == number) {
            read.addAll(reader.channels());
        }
        node.sources().forEach(source -> collect(source, number, read));
    }

    private static PlanNode renumbered(PlanNode node, int number, Map<Integer, Integer> channels) {
        return node instanceof SharedNode reader && reader.shared() == number
                ? new SharedNode(
                        reader.id(),
                        number,
                        reader.channels().stream().map(channels::get).toList(),
                        reader.fields())
                : node;
    }
}
