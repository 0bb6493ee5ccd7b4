package io.mesquite.planner.physical;

import io.mesquite.plan.node.AggregateCall;
import io.mesquite.plan.node.AggregateNode;
import io.mesquite.plan.node.AggregateNode.Step;
import io.mesquite.plan.node.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where all functions of an aggregation take the distinct values of one column, equal values are grouped away first, which
 * goes in parallel and needs no set of values a group.
 *
 * <pre>
 *   Aggregate by a: count(distinct b)   →   Aggregate by a: count(b)
 *                                             Aggregate by a, b
 * </pre>
 */
final class SplitDistinctAggregates {
    private SplitDistinctAggregates() {}

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return PlanRewriter.bottomUp(
                plan,
                node -> node instanceof AggregateNode aggregate && splits(aggregate)
                        ? split(aggregate, context)
                        : node);
    }

    private static boolean splits(AggregateNode aggregate) {
        List<AggregateCall> calls = aggregate.calls();
        return !calls.isEmpty()
                && calls.stream()
                        .allMatch(call -> call.distinct()
                                && call.arguments().equals(calls.get(0).arguments())
                                && call.filter().isEmpty()
                                && call.orderBy().isEmpty());
    }

    private static PlanNode split(AggregateNode aggregate, PhysicalContext context) {
        List<Integer> groupKeys = aggregate.groupKeys();
        List<Integer> arguments = aggregate.calls().get(0).arguments();
        List<Integer> innerKeys = new ArrayList<>(groupKeys);
        arguments.stream().filter(argument -> !innerKeys.contains(argument)).forEach(innerKeys::add);
        AggregateNode inner = new AggregateNode(
                context.plan().nextId(), aggregate.source(), Step.SINGLE, innerKeys, List.of(), List.of());
        context.plan().rows(aggregate.source()).ifPresent(rows -> context.plan().expectRows(inner, rows / 2));
        List<Integer> newArguments = arguments.stream().map(innerKeys::indexOf).toList();
        List<AggregateCall> calls = aggregate.calls().stream()
                .map(call -> new AggregateCall(
                        call.function(),
                        newArguments,
                        false,
                        call.filter(),
                        call.orderBy(),
                        call.intermediateType(),
                        call.type()))
                .toList();
        List<Integer> outerKeys = IntStream.range(0, groupKeys.size()).boxed().toList();
        return new AggregateNode(aggregate.id(), inner, Step.SINGLE, outerKeys, calls, aggregate.callNames());
    }
}
