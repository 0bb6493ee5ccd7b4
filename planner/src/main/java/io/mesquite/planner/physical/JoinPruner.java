package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.planner.convert.ExpressionRewriter;
import io.mesquite.planner.physical.ColumnPruner.Pruned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** Joins with only the needed columns: keys and residual columns are not given out unless they are needed above. */
final class JoinPruner {
    private JoinPruner() {}

    static Pruned prune(JoinNode join, SortedSet<Integer> needed, ColumnPruner pruner) {
        int leftCount = join.left().fields().size();
        TreeSet<Integer> both = new TreeSet<>();
        List<Integer> kept = needed.headSet(join.output().size()).stream()
                .map(join.output()::get)
                .toList();
        both.addAll(kept);
        join.residual().ifPresent(residual -> ColumnPruner.addInputs(both, residual));
        for (JoinNode.Key key : join.keys()) {
            both.add(key.left());
            both.add(key.right() + leftCount);
        }
        Pruned left = pruner.prune(join.left(), new TreeSet<>(both.headSet(leftCount)));
        TreeSet<Integer> rightNeeded = new TreeSet<>();
        both.tailSet(leftCount).forEach(channel -> rightNeeded.add(channel - leftCount));
        Pruned right = pruner.prune(join.right(), rightNeeded);
        int newLeftCount = left.node().fields().size();
        Map<Integer, Integer> moved = new HashMap<>();
        for (int channel : both) {
            moved.put(
                    channel,
                    channel < leftCount ? left.channel(channel) : newLeftCount + right.channel(channel - leftCount));
        }
        Optional<Expression> residual =
                join.residual().map(condition -> ExpressionRewriter.mapChannels(condition, moved::get));
        JoinNode pruned = new JoinNode(
                join.id(),
                join.kind(),
                left.node(),
                right.node(),
                join.keys().stream()
                        .map(key ->
                                new JoinNode.Key(left.channel(key.left()), right.channel(key.right()), key.nullSafe()))
                        .toList(),
                residual,
                kept.stream().map(moved::get).toList(),
                join.distribution(),
                join.dynamicFilters());
        Map<Integer, Integer> channels =
                ColumnPruner.inOrder(needed.headSet(join.output().size()));
        if (join.kind().givesMark()) {
            channels.put(join.output().size(), kept.size());
        }
        return new Pruned(pruned, channels);
    }

    static OptionalInt map(OptionalInt channel, Pruned source) {
        return channel.isPresent() ? OptionalInt.of(source.channel(channel.getAsInt())) : channel;
    }
}
