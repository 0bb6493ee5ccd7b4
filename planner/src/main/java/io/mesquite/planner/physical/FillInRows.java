package io.mesquite.planner.physical;

import io.mesquite.plan.node.FilterNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.UnionNode;
import java.util.OptionalDouble;

/** Estimates for nodes that conversion has added and that the optimizer does not know. */
final class FillInRows {
    private FillInRows() {}

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return PlanRewriter.bottomUp(plan, node -> {
            if (context.plan().rows(node).isEmpty()) {
                expected(node, context).ifPresent(rows -> context.plan().expectRows(node, rows));
            }
            return node;
        });
    }

    private static OptionalDouble expected(PlanNode node, PhysicalContext context) {
        if (node.sources().isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble first = context.plan().rows(node.sources().get(0));
        if (first.isEmpty()) {
            return first;
        } else if (node instanceof FilterNode filter) {
            return OptionalDouble.of(first.getAsDouble() * PredicateOrder.selectivity(filter.predicate()));
        } else if (node instanceof UnionNode) {
            return OptionalDouble.of(node.sources().stream()
                    .mapToDouble(source -> context.plan().rows(source).orElse(0))
                    .sum());
        }
        return first;
    }
}
