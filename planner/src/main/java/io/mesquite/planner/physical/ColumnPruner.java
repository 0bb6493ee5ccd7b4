package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Constant;
import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.expression.InputReference;
import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.ExpandNode;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.FirstNonEmptyNode;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.RecursionNode;
import io.mesquite.plan.node.RecursionReadNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.SharedNode;
import io.mesquite.plan.node.SortKey;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.TopNNode;
import io.mesquite.plan.node.UnionNode;
import io.mesquite.plan.node.UnnestNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.plan.node.WithNode;
import io.mesquite.planner.convert.ExpressionRewriter;
import io.mesquite.planner.convert.PlanContext;
import io.mesquite.spi.connector.Column;
import io.mesquite.spi.connector.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Rebuilds a plan from the top with only the columns that are needed. A node may still give out more than was asked for, where
 * leaving it out costs more than passing it on; projections that only pass on columns disappear.
 */
final class ColumnPruner {
    private final PlanContext context;

    ColumnPruner(PlanContext context) {
        this.context = context;
    }

    /**
     * A node and where it gives out the columns of the old one.
     *
     * @param channels new channels by old ones; of all that were needed, at least
     */
    record Pruned(PlanNode node, Map<Integer, Integer> channels) {
        int channel(int old) {
            return channels.get(old);
        }

        Expression map(Expression expression) {
            return ExpressionRewriter.mapChannels(expression, this::channel);
        }

        List<Integer> map(List<Integer> old) {
            return old.stream().map(this::channel).toList();
        }

        List<SortKey> mapKeys(List<SortKey> keys) {
            return keys.stream()
                    .map(key -> new SortKey(channel(key.channel()), key.descending(), key.nullsFirst()))
                    .toList();
        }
    }

    Pruned prune(PlanNode node, SortedSet<Integer> needed) {
        if (node instanceof ScanNode scan) {
            return scan(scan, needed);
        } else if (node instanceof ValuesNode values) {
            return values(values, needed);
        } else if (node instanceof FilterNode filter) {
            Pruned source = prune(filter.source(), with(needed, filter.predicate()));
            return new Pruned(
                    new FilterNode(filter.id(), source.node(), source.map(filter.predicate())), source.channels());
        } else if (node instanceof ProjectNode project) {
            return project(project, needed);
        } else if (node instanceof AggregateNode aggregate) {
            return aggregate(aggregate, needed);
        } else if (node instanceof JoinNode join) {
            return JoinPruner.prune(join, needed, this);
        } else if (node instanceof SortNode sort) {
            Pruned source = exact(sort.source(), withKeys(needed, sort.keys()));
            return new Pruned(new SortNode(sort.id(), source.node(), source.mapKeys(sort.keys())), source.channels());
        } else if (node instanceof TopNNode topN) {
            Pruned source = exact(topN.source(), withKeys(needed, topN.keys()));
            return new Pruned(
                    new TopNNode(
                            topN.id(),
                            source.node(),
                            source.mapKeys(topN.keys()),
                            topN.offset(),
                            topN.count(),
                            topN.withTies(),
                            topN.partial()),
                    source.channels());
        } else if (node instanceof WindowNode window) {
            return WindowPruner.prune(window, needed, this);
        } else if (node instanceof UnionNode || node instanceof FirstNonEmptyNode) {
            return alike(node, needed);
        } else if (node instanceof ExpandNode expand) {
            return expand(expand, needed);
        } else if (node instanceof UnnestNode unnest) {
            return unnest(unnest, needed);
        } else if (node instanceof WithNode with) {
            return WithPruner.prune(with, needed, this);
        } else if (node instanceof SharedNode reader) {
            return WithPruner.prune(reader, needed);
        } else if (node instanceof RecursionNode recursion) {
            return RecursionPruner.prune(recursion, this);
        } else if (node instanceof RecursionReadNode reader) {
            return RecursionPruner.prune(reader, needed);
        } else if (node.sources().size() == 1
                && node.fields().size() == node.sources().get(0).fields().size()) {
            // limits and their like pass on all columns
            Pruned source = prune(node.sources().get(0), needed);
            return new Pruned(node.withSources(List.of(source.node())), source.channels());
        }
        throw new IllegalStateException(node.getClass().getSimpleName() + " is not expected before exchanges");
    }

    /** The node with the needed columns and no others, in their old order. */
    Pruned exact(PlanNode node, SortedSet<Integer> needed) {
        Pruned pruned = prune(node, needed);
        if (pruned.node().fields().size() == needed.size()) {
            return pruned;
        }
        return project(pruned, needed);
    }

    private Pruned project(Pruned pruned, SortedSet<Integer> needed) {
        List<Field> fields = pruned.node().fields();
        List<Expression> expressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int old : needed) {
            int channel = pruned.channel(old);
            expressions.add(new InputReference(channel, fields.get(channel).type()));
            names.add(fields.get(channel).name());
        }
        ProjectNode project = new ProjectNode(context.nextId(), pruned.node(), expressions, names);
        context.rows(pruned.node()).ifPresent(rows -> context.expectRows(project, rows));
        return new Pruned(project, inOrder(needed));
    }

    private static Pruned scan(ScanNode scan, SortedSet<Integer> needed) {
        TreeSet<Integer> columns = new TreeSet<>();
        needed.forEach(channel -> columns.add(scan.output().get(channel)));
        scan.predicate().ifPresent(predicate -> addInputs(columns, predicate));
        Map<Integer, Integer> newColumns = inOrder(columns);
        List<Column> kept = columns.stream().map(scan.scan().columns()::get).toList();
        List<Integer> output = needed.stream()
                .map(channel -> newColumns.get(scan.output().get(channel)))
                .toList();
        ScanNode pruned = new ScanNode(
                scan.id(),
                scan.catalog(),
                scan.table(),
                new Scan(
                        scan.scan().table(),
                        kept,
                        scan.scan().constraint(),
                        scan.scan().limit()),
                scan.predicate().map(predicate -> ExpressionRewriter.mapChannels(predicate, newColumns::get)),
                output,
                scan.dynamicFilters());
        return new Pruned(pruned, inOrder(needed));
    }

    private static Pruned values(ValuesNode values, SortedSet<Integer> needed) {
        List<List<Constant>> rows = values.rows().stream()
                .map(row -> needed.stream().map(row::get).toList())
                .toList();
        List<Field> fields = needed.stream().map(values.fields()::get).toList();
        return new Pruned(new ValuesNode(values.id(), fields, rows), inOrder(needed));
    }

    private Pruned project(ProjectNode project, SortedSet<Integer> needed) {
        TreeSet<Integer> inputs = new TreeSet<>();
        needed.forEach(channel -> addInputs(inputs, project.expressions().get(channel)));
        Pruned source = prune(project.source(), inputs);
        Map<Integer, Integer> passedOn = new HashMap<>();
        for (int channel : needed) {
            if (project.expressions().get(channel) instanceof InputReference reference) {
                passedOn.put(channel, source.channel(reference.channel()));
            }
        }
        if (passedOn.size() == needed.size()) {
            return new Pruned(source.node(), passedOn);
        }
        List<Expression> expressions = needed.stream()
                .map(channel -> source.map(project.expressions().get(channel)))
                .toList();
        List<String> names = needed.stream().map(project.names()::get).toList();
        return new Pruned(new ProjectNode(project.id(), source.node(), expressions, names), inOrder(needed));
    }

    private Pruned aggregate(AggregateNode aggregate, SortedSet<Integer> needed) {
        int keyCount = aggregate.groupKeys().size();
        TreeSet<Integer> kept = new TreeSet<>(needed.tailSet(keyCount));
        if (kept.isEmpty() && keyCount == 0) {
            // one row without columns is no result of an aggregation
            kept.add(0);
        }
        List<AggregateCall> oldCalls = kept.stream()
                .map(channel -> aggregate.calls().get(channel - keyCount))
                .toList();
        TreeSet<Integer> inputs = new TreeSet<>(aggregate.groupKeys());
        for (AggregateCall call : oldCalls) {
            inputs.addAll(call.arguments());
            call.filter().ifPresent(inputs::add);
            call.orderBy().forEach(key -> inputs.add(key.channel()));
        }
        Pruned source = prune(aggregate.source(), inputs);
        List<AggregateCall> calls = oldCalls.stream()
                .map(call -> new AggregateCall(
                        call.function(),
                        source.map(call.arguments()),
                        call.distinct(),
                        JoinPruner.map(call.filter(), source),
                        source.mapKeys(call.orderBy()),
                        call.intermediateType(),
                        call.type()))
                .toList();
        AggregateNode pruned = new AggregateNode(
                aggregate.id(),
                source.node(),
                aggregate.step(),
                source.map(aggregate.groupKeys()),
                calls,
                kept.stream()
                        .map(channel -> aggregate.callNames().get(channel - keyCount))
                        .toList());
        TreeSet<Integer> given = new TreeSet<>(kept);
        for (int i = 0; i < keyCount; i++) {
            given.add(i);
        }
        return new Pruned(pruned, inOrder(given));
    }

    /** A node whose sources all have its columns. */
    private Pruned alike(PlanNode node, SortedSet<Integer> needed) {
        List<PlanNode> sources = new ArrayList<>();
        for (PlanNode source : node.sources()) {
            Pruned pruned = prune(source, needed);
            boolean inPlace = pruned.node().fields().size() == needed.size()
                    && pruned.channels().entrySet().containsAll(inOrder(needed).entrySet());
            sources.add(inPlace ? pruned.node() : project(pruned, needed).node());
        }
        return new Pruned(node.withSources(sources), inOrder(needed));
    }

    private Pruned expand(ExpandNode expand, SortedSet<Integer> needed) {
        TreeSet<Integer> inputs = new TreeSet<>();
        expand.projections().forEach(projection -> needed.forEach(i -> addInputs(inputs, projection.get(i))));
        Pruned source = prune(expand.source(), inputs);
        List<List<Expression>> projections = expand.projections().stream()
                .map(projection ->
                        needed.stream().map(i -> source.map(projection.get(i))).toList())
                .toList();
        List<String> names = needed.stream().map(expand.names()::get).toList();
        return new Pruned(new ExpandNode(expand.id(), source.node(), projections, names), inOrder(needed));
    }

    private Pruned unnest(UnnestNode unnest, SortedSet<Integer> needed) {
        int sourceCount = unnest.source().fields().size();
        TreeSet<Integer> inputs = new TreeSet<>(needed.headSet(sourceCount));
        inputs.addAll(unnest.channels());
        Pruned source = exact(unnest.source(), inputs);
        Map<Integer, Integer> channels = new HashMap<>(source.channels());
        int shift = source.node().fields().size() - sourceCount;
        for (int i = sourceCount; i < unnest.fields().size(); i++) {
            channels.put(i, i + shift);
        }
        UnnestNode pruned = new UnnestNode(
                unnest.id(),
                source.node(),
                source.map(unnest.channels()),
                unnest.elements(),
                unnest.ordinality(),
                unnest.outer());
        return new Pruned(pruned, channels);
    }

    static Map<Integer, Integer> inOrder(SortedSet<Integer> channels) {
        Map<Integer, Integer> map = new HashMap<>();
        channels.forEach(channel -> map.put(channel, map.size()));
        return map;
    }

    static void addInputs(SortedSet<Integer> channels, Expression expression) {
        expression.forEach(part -> {
            if (part instanceof InputReference reference) {
                channels.add(reference.channel());
            }
        });
    }

    private static SortedSet<Integer> with(SortedSet<Integer> needed, Expression expression) {
        TreeSet<Integer> all = new TreeSet<>(needed);
        addInputs(all, expression);
        return all;
    }

    private static SortedSet<Integer> withKeys(SortedSet<Integer> needed, List<SortKey> keys) {
        TreeSet<Integer> all = new TreeSet<>(needed);
        keys.forEach(key -> all.add(key.channel()));
        return all;
    }
}
