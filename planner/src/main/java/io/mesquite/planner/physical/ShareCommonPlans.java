package io.mesquite.planner.physical;

import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.Field;
import io.mesquite.plan.node.JoinNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.SharedNode;
import io.mesquite.plan.node.SortNode;
import io.mesquite.plan.node.TopNNode;
import io.mesquite.plan.node.WindowNode;
import io.mesquite.plan.node.WithNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a plan would compute several times is computed once, such as a WITH query that is named twice, or a subquery that repeats a part
 * of the query around it:
 *
 * <pre>
 *   Join                          With
 *     Aggregate a; Scan t           Aggregate a; Scan t
 *     Aggregate b                →  Join
 *       Aggregate a; Scan t           Shared 0
 *                                     Aggregate b
 *                                       Shared 0
 * </pre>
 *
 * <p>Only where it saves more than holding the rows costs: a filtered scan is rather read again. Tasks of different fragments
 * can't share rows, so that plans for several workers are left as they are.
 */
final class ShareCommonPlans {
    /** A row that is kept and read back costs about as much as so many that go through an operator. */
    private static final double KEPT_ROW = 4;

    /** Less work than this is done again: what reads it can then tell it which rows are wanted. */
    private static final double LEAST_WORK = 10_000;

    /** Shared rows stay in memory, while what computes them twice could spill. */
    private static final double MOST_BYTES = 256e6;

    private final PhysicalContext context;
    private final PlanClasses classes;
    private final Map<Integer, Integer> uses = new HashMap<>();
    private final Map<Integer, Integer> sharedOfClass = new HashMap<>();
    private final List<PlanNode> shared = new ArrayList<>();

    private ShareCommonPlans(PhysicalContext context) {
        this.context = context;
        this.classes = new PlanClasses(new Determinism(context.plan().functions()));
    }

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return context.workers() > 1 ? plan : new ShareCommonPlans(context).share(plan);
    }

    /** @param plan with an output at its root, which stays there */
    private PlanNode share(PlanNode plan) {
        PlanNode body = plan.sources().get(0);
        Set<Integer> repeated = new HashSet<>();
        count(body, repeated);
        if (repeated.isEmpty()) {
            return plan;
        }
        PlanNode rest = replace(body, repeated);
        WithNode with = new WithNode(context.plan().nextId(), shared, rest);
        context.plan().rows(rest).ifPresent(rows -> context.plan().expectRows(with, rows));
        return plan.withSources(List.of(with));
    }

    /** Counts each class; what is below a plan that will be shared is counted once. */
    private void count(PlanNode node, Set<Integer> repeated) {
        int known = uses.merge(classes.of(node), 1, Integer::sum);
        if (known > 1 && isWorthKeeping(node)) {
            repeated.add(classes.of(node));
        } else {
            node.sources().forEach(source -> count(source, repeated));
        }
    }

    private PlanNode replace(PlanNode node, Set<Integer> repeated) {
        int known = classes.of(node);
        if (!repeated.contains(known)) {
            return PlanRewriter.mapSources(node, source -> replace(source, repeated));
        }
        if (!sharedOfClass.containsKey(known)) {
            PlanNode definition = PlanRewriter.mapSources(node, source -> replace(source, repeated));
            sharedOfClass.put(known, shared.size());
            shared.add(definition);
        }
        List<Field> fields = node.fields();
        SharedNode reader = new SharedNode(
                context.plan().nextId(),
                sharedOfClass.get(known),
                IntStream.range(0, fields.size()).boxed().toList(),
                fields);
        context.plan().rows(node).ifPresent(rows -> context.plan().expectRows(reader, rows));
        return reader;
    }

    private boolean isWorthKeeping(PlanNode node) {
        double work = work(node);
        double rows = context.plan().rows(node).orElse(0);
        return !node.fields().isEmpty()
                && hasBreaker(node)
                && work > LEAST_WORK
                && work > KEPT_ROW * rows
                && rows * RowWidth.of(node.types()) < MOST_BYTES;
    }

    private static boolean hasBreaker(PlanNode node) {
        return node instanceof AggregateNode
                || node instanceof JoinNode
                || node instanceof WindowNode
                || node instanceof SortNode
                || node instanceof TopNNode
                || node.sources().stream().anyMatch(ShareCommonPlans::hasBreaker);
    }

    /** The rows that all nodes together give out. */
    private double work(PlanNode node) {
        return context.plan().rows(node).orElse(0)
                + node.sources().stream().mapToDouble(this::work).sum();
    }
}
