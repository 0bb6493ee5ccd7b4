package io.mesquite.planner.physical;

import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.fragment.Partitioning;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.ExchangeNode;
import io.mesquite.plan.node.ExpandNode;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.FirstNonEmptyNode;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.RecursionNode;
import io.mesquite.plan.node.SampleNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.SingleRowNode;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.TopNNode;
import io.mesquite.plan.node.UnionNode;
import io.mesquite.plan.node.UnnestNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.plan.node.WindowNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts exchanges between nodes and sources whose rows are not spread as the node needs them: by the keys of a group, a window or
 * a join, or in one task. Sorts, limits and aggregations do what they can before their rows are exchanged.
 */
final class ExchangePlacer {
    private final PhysicalContext context;

    ExchangePlacer(PhysicalContext context) {
        this.context = context;
    }

    /** A node and how its rows are spread. */
    record Placed(PlanNode node, Spread spread) {}

    Placed place(PlanNode node) {
        if (node instanceof ScanNode) {
            return new Placed(node, Spread.ANY);
        } else if (node instanceof ValuesNode) {
            return new Placed(node, Spread.SINGLE);
        } else if (node instanceof FilterNode || node instanceof SampleNode || node instanceof UnnestNode) {
            Placed source = place(node.sources().get(0));
            return new Placed(over(node, source), source.spread());
        } else if (node instanceof ProjectNode project) {
            Placed source = place(project.source());
            return new Placed(over(node, source), source.spread().map(channel -> projected(project, channel)));
        } else if (node instanceof ExpandNode expand) {
            Placed source = place(expand.source());
            return new Placed(over(node, source), source.spread().isSingle() ? Spread.SINGLE : Spread.ANY);
        } else if (node instanceof AggregateNode aggregate) {
            return new AggregatePlacer(this, context).place(aggregate);
        } else if (node instanceof JoinNode join) {
            return new JoinPlacer(this, context).place(join);
        } else if (node instanceof SortNode sort) {
            return sort(sort);
        } else if (node instanceof TopNNode topN) {
            return topN(topN);
        } else if (node instanceof LimitNode limit) {
            return limit(limit);
        } else if (node instanceof WindowNode window) {
            Placed source = together(place(window.source()), window.partitionBy());
            return new Placed(over(window, source), source.spread());
        } else if (node instanceof UnionNode union) {
            return union(union);
        } else if (node instanceof FirstNonEmptyNode) {
            List<PlanNode> sources = node.sources().stream()
                    .map(source -> gathered(place(source)).node())
                    .toList();
            return new Placed(node.withSources(sources), Spread.SINGLE);
        } else if (node instanceof RecursionNode recursion) {
            List<PlanNode> sources = new ArrayList<>();
            recursion.sources().stream()
                    .limit(recursion.sources().size() - 1L)
                    .forEach(source -> sources.add(gathered(place(source)).node()));
            // rounds run where all that they read is
            sources.add(recursion.step());
            return new Placed(recursion.withSources(sources), Spread.SINGLE);
        } else if (node instanceof SingleRowNode || node instanceof OutputNode) {
            return new Placed(over(node, gathered(place(node.sources().get(0)))), Spread.SINGLE);
        }
        throw new IllegalStateException(node.getClass().getSimpleName() + " is not expected before exchanges");
    }

    static PlanNode over(PlanNode node, Placed source) {
        return node.withSources(List.of(source.node()));
    }

    /** The rows in one task. */
    Placed gathered(Placed placed) {
        return placed.spread().isSingle()
                ? placed
                : new Placed(exchange(placed.node(), Partitioning.GATHER, List.of()), Spread.SINGLE);
    }

    /** The rows so that those with equal values in the channels are in one task; in one task where there are no channels. */
    Placed together(Placed placed, List<Integer> channels) {
        if (placed.spread().bringsTogether(channels)) {
            return placed;
        }
        return channels.isEmpty() ? gathered(placed) : hashed(placed, channels);
    }

    Placed hashed(Placed placed, List<Integer> channels) {
        return new Placed(exchange(placed.node(), Partitioning.hash(channels), List.of()), Spread.hash(channels));
    }

    ExchangeNode exchange(PlanNode source, Partitioning partitioning, List<SortKey> mergeKeys) {
        ExchangeNode exchange = new ExchangeNode(context.plan().nextId(), source, partitioning, mergeKeys);
        context.plan().rows(source).ifPresent(rows -> context.plan().expectRows(exchange, rows));
        return exchange;
    }

    private static Optional<Integer> projected(ProjectNode project, int channel) {
        for (int i = 0; i < project.expressions().size(); i++) {
            if (project.expressions().get(i) instanceof InputReference reference && reference.channel() == channel) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Each task sorts its rows; they are merged where they are gathered. */
    private Placed sort(SortNode sort) {
        Placed source = place(sort.source());
        PlanNode sorted = over(sort, source);
        return source.spread().isSingle()
                ? new Placed(sorted, Spread.SINGLE)
                : new Placed(exchange(sorted, Partitioning.GATHER, sort.keys()), Spread.SINGLE);
    }

    private Placed topN(TopNNode topN) {
        Placed source = place(topN.source());
        if (source.spread().isSingle()) {
            return new Placed(over(topN, source), Spread.SINGLE);
        }
        TopNNode partial = new TopNNode(
                context.plan().nextId(),
                source.node(),
                topN.keys(),
                0,
                Math.addExact(topN.offset(), topN.count()),
                topN.withTies(),
                true);
        context.plan().rows(topN).ifPresent(rows -> context.plan().expectRows(partial, rows * context.workers()));
        return new Placed(over(topN, gathered(new Placed(partial, Spread.ANY))), Spread.SINGLE);
    }

    private Placed limit(LimitNode limit) {
        Placed source = place(limit.source());
        if (source.spread().isSingle()) {
            return new Placed(over(limit, source), Spread.SINGLE);
        } else if (limit.count() == Long.MAX_VALUE) {
            return new Placed(over(limit, gathered(source)), Spread.SINGLE);
        }
        LimitNode partial = new LimitNode(
                context.plan().nextId(), source.node(), 0, Math.addExact(limit.offset(), limit.count()), true);
        context.plan().rows(limit).ifPresent(rows -> context.plan().expectRows(partial, rows * context.workers()));
        return new Placed(over(limit, gathered(new Placed(partial, Spread.ANY))), Spread.SINGLE);
    }

    /** A source that is in one task would be computed by every task of the union, so it is dealt out to them. */
    private Placed union(UnionNode union) {
        List<Placed> sources = union.sources().stream().map(this::place).toList();
        if (sources.stream().allMatch(source -> source.spread().isSingle())) {
            return new Placed(
                    union.withSources(sources.stream().map(Placed::node).toList()), Spread.SINGLE);
        }
        List<PlanNode> nodes = new ArrayList<>();
        Partitioning dealtOut = new Partitioning(Partitioning.Kind.ROUND_ROBIN, List.of());
        for (Placed source : sources) {
            nodes.add(source.spread().isSingle() ? exchange(source.node(), dealtOut, List.of()) : source.node());
        }
        return new Placed(union.withSources(nodes), Spread.ANY);
    }
}
