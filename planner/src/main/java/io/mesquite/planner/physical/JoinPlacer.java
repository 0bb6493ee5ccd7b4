package io.mesquite.planner.physical;

import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.JoinNode.Distribution;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.planner.physical.ExchangePlacer.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Brings both sides of a join together: the whole build side to every task of the probe side (REPLICATED), or rows of equal keys of
 * both sides to one task (PARTITIONED), whichever sends less.
 */
final class JoinPlacer {
    /** A table that every task must build and hold is not larger than this. */
    private static final double MAX_REPLICATED_BYTES = 50e6;

    private final ExchangePlacer placer;
    private final PhysicalContext context;

    JoinPlacer(ExchangePlacer placer, PhysicalContext context) {
        this.placer = placer;
        this.context = context;
    }

    Placed place(JoinNode join) {
        Placed left = placer.place(join.left());
        Placed right = placer.place(join.right());
        if (left.spread().isSingle() && right.spread().isSingle()) {
            return inOneTask(join, left, right);
        } else if (mayReplicate(join.kind()) && (mustReplicate(join) || isCheaperReplicated(join, left))) {
            return left.spread().isSingle()
                    ? inOneTask(join, left, placer.gathered(right))
                    : replicated(join, left, right);
        } else if (join.keys().isEmpty()) {
            return inOneTask(join, placer.gathered(left), placer.gathered(right));
        }
        return partitioned(join, left, right);
    }

    /** Kinds that give out build rows without a match must see all probe rows for a build row in one task. */
    private static boolean mayReplicate(JoinNode.Kind kind) {
        return switch (kind) {
            case INNER, LEFT, SEMI, ANTI, NULL_AWARE_ANTI, MARK, NULL_AWARE_MARK -> true;
            case RIGHT, FULL, RIGHT_SEMI, RIGHT_ANTI -> false;
        };
    }

    /** Without keys there is nothing to partition by; null-aware kinds must know of every null on the build side. */
    private static boolean mustReplicate(JoinNode join) {
        return join.keys().isEmpty()
                || join.kind() == JoinNode.Kind.NULL_AWARE_ANTI
                || join.kind() == JoinNode.Kind.NULL_AWARE_MARK;
    }

    private boolean isCheaperReplicated(JoinNode join, Placed left) {
        OptionalDouble probe = bytes(join.left());
        OptionalDouble build = bytes(join.right());
        if (probe.isEmpty() || build.isEmpty()) {
            return false;
        }
        double sentOfProbe = left.spread().bringsTogether(leftKeys(join)) ? 0 : probe.getAsDouble();
        return build.getAsDouble() <= MAX_REPLICATED_BYTES
                && build.getAsDouble() * context.workers() < sentOfProbe + build.getAsDouble();
    }

    private OptionalDouble bytes(PlanNode node) {
        OptionalDouble rows = context.plan().rows(node);
        return rows.isPresent() ? OptionalDouble.of(rows.getAsDouble() * RowWidth.of(node.types())) : rows;
    }

    private Placed inOneTask(JoinNode join, Placed left, Placed right) {
        return new Placed(join(join, left, right, Distribution.REPLICATED), Spread.SINGLE);
    }

    private Placed replicated(JoinNode join, Placed left, Placed right) {
        PlanNode everywhere = placer.exchange(right.node(), Partitioning.BROADCAST, List.of());
        return new Placed(
                join(join, left, new Placed(everywhere, Spread.ANY), Distribution.REPLICATED),
                left.spread().map(channel -> outputOf(join, channel)));
    }

    private Placed partitioned(JoinNode join, Placed left, Placed right) {
        List<Integer> leftKeys = leftKeys(join);
        List<Integer> rightKeys = join.keys().stream().map(JoinNode.Key::right).toList();
        // a side that is spread by some of the keys stays where it is, and the other is spread alike
        List<Integer> used = keysSpreadBy(left.spread(), leftKeys)
                .or(() -> keysSpreadBy(right.spread(), rightKeys))
                .orElseGet(() -> IntStream.range(0, leftKeys.size()).boxed().toList());
        Placed newLeft = spread(left, used.stream().map(leftKeys::get).toList());
        Placed newRight = spread(right, used.stream().map(rightKeys::get).toList());
        return new Placed(
                join(join, newLeft, newRight, Distribution.PARTITIONED), resultSpread(join, newLeft, newRight));
    }

    private Placed spread(Placed side, List<Integer> channels) {
        return side.spread().equals(Spread.hash(channels)) ? side : placer.hashed(side, channels);
    }

    /** The numbers of the keys by which a side is spread, in the spread's order. */
    private static Optional<List<Integer>> keysSpreadBy(Spread spread, List<Integer> keys) {
        if (spread.kind() != Spread.Kind.HASH) {
            return Optional.empty();
        }
        List<Integer> numbers = spread.keys().stream().map(keys::indexOf).toList();
        return numbers.contains(-1) ? Optional.empty() : Optional.of(numbers);
    }

    private static Spread resultSpread(JoinNode join, Placed left, Placed right) {
        int leftCount = join.left().fields().size();
        Spread ofLeft = left.spread().map(channel -> outputOf(join, channel));
        Spread ofRight = right.spread().map(channel -> outputOf(join, channel + leftCount));
        return switch (join.kind()) {
            case INNER -> ofLeft.kind() == Spread.Kind.HASH ? ofLeft : ofRight;
            case LEFT, SEMI, ANTI, NULL_AWARE_ANTI, MARK, NULL_AWARE_MARK -> ofLeft;
            case RIGHT, RIGHT_SEMI, RIGHT_ANTI -> ofRight;
            case FULL -> Spread.ANY;
        };
    }

    private static Optional<Integer> outputOf(JoinNode join, int channel) {
        int index = join.output().indexOf(channel);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    private static List<Integer> leftKeys(JoinNode join) {
        return join.keys().stream().map(JoinNode.Key::left).toList();
    }

    private static JoinNode join(JoinNode join, Placed left, Placed right, Distribution distribution) {
        List<PlanNode> sources = new ArrayList<>();
        sources.add(left.node());
        sources.add(right.node());
        JoinNode placed = join.withSources(sources);
        return new JoinNode(
                placed.id(),
                placed.kind(),
                placed.left(),
                placed.right(),
                placed.keys(),
                placed.residual(),
                placed.output(),
                distribution,
                placed.dynamicFilters());
    }
}
