package io.mesquite.planner.physical;

import io.mesquite.plan.expression.Expression;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.ExpandNode;
import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.SingleRowNode;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.TopNNode;
import io.mesquite.plan.node.UnionNode;
import io.mesquite.plan.node.UnnestNode;
import io.mesquite.plan.node.ValuesNode;
import io.mesquite.plan.node.WindowNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts the nodes of a plan into classes: nodes of one class give the same rows, since they and all below them say the same but
 * for ids and names. What is different each time it runs, like {@code random()}, is in a class of its own.
 */
final class PlanClasses {
    private final Determinism determinism;
    private final Map<List<Object>, Integer> classes = new HashMap<>();
    private final Map<PlanNode, Integer> classOf = new IdentityHashMap<>();

    PlanClasses(Determinism determinism) {
        this.determinism = determinism;
    }

    /** The number of a node's class. */
    int of(PlanNode node) {
        Integer known = classOf.get(node);
        if (known == null) {
            List<Object> key = new ArrayList<>(says(node));
            key.add(node.getClass());
            node.sources().forEach(source -> key.add(of(source)));
            known = classes.computeIfAbsent(key, any -> classes.size());
            classOf.put(node, known);
        }
        return known;
    }

    /** What decides about a node's rows, besides its sources. */
    private List<Object> says(PlanNode node) {
        if (node instanceof ScanNode scan) {
            boolean same = scan.predicate().map(determinism::of).orElse(true);
            return same
                    ? List.of(
                            scan.catalog(),
                            scan.table(),
                            scan.scan().columns(),
                            scan.scan().constraint(),
                            scan.scan().limit(),
                            scan.predicate(),
                            scan.output(),
                            scan.dynamicFilters())
                    : unlikeOthers();
        } else if (node instanceof ValuesNode values) {
            return List.of(values.types(), values.rows());
        } else if (node instanceof FilterNode filter) {
            return expressions(List.of(filter.predicate()));
        } else if (node instanceof ProjectNode project) {
            return expressions(project.expressions());
        } else if (node instanceof ExpandNode expand) {
            List<Object> all = new ArrayList<>();
            expand.projections().forEach(projection -> all.add(expressions(projection)));
            return all;
        } else if (node instanceof AggregateNode aggregate) {
            return List.of(aggregate.step(), aggregate.groupKeys(), aggregate.calls());
        } else if (node instanceof JoinNode join) {
            boolean same = join.residual().map(determinism::of).orElse(true);
            return same
                    ? List.of(
                            join.kind(),
                            join.keys(),
                            join.residual(),
                            join.output(),
                            join.distribution(),
                            join.dynamicFilters())
                    : unlikeOthers();
        } else if (node instanceof WindowNode window) {
            return List.of(window.partitionBy(), window.orderBy(), window.calls());
        } else if (node instanceof SortNode sort) {
            return List.of(sort.keys());
        } else if (node instanceof TopNNode top) {
            return List.of(top.keys(), top.offset(), top.count(), top.withTies(), top.partial());
        } else if (node instanceof LimitNode limit) {
            return List.of(limit.offset(), limit.count(), limit.partial());
        } else if (node instanceof UnnestNode unnest) {
            return List.of(unnest.channels(), unnest.ordinality(), unnest.outer());
        } else if (node instanceof UnionNode || node instanceof SingleRowNode) {
            return List.of();
        }
        return unlikeOthers();
    }

    private List<Object> expressions(List<Expression> expressions) {
        return expressions.stream().allMatch(determinism::of) ? List.copyOf(expressions) : unlikeOthers();
    }

    private static List<Object> unlikeOthers() {
        return List.of(new Object());
    }
}
