package io.mesquite.server.local;

import io.mesquite.plan.fragment.Fragment;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.PlanNode;
import java.util.stream.Collectors;

/** A plan as a tree of lines: the root first, and each source indented below what reads it. */
final class PlanText {
    private PlanText() {}

    static String of(QueryPlan plan) {
        StringBuilder text = new StringBuilder();
        for (int i = plan.fragments().size() - 1; i >= 0; i--) {
            Fragment fragment = plan.fragments().get(i);
            text.append("Fragment ")
                    .append(fragment.id())
                    .append(" (")
                    .append(fragment.tasks())
                    .append(")\n");
            append(text, fragment.root(), plan, 1);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, PlanNode node, QueryPlan plan, int depth) {
        String name = node.getClass().getSimpleName();
        String fields = node.fields().stream()
                .map(field -> field.name() + " " + field.type().sql())
                .collect(Collectors.joining(", "));
        text.append("  ".repeat(depth))
                .append(name, 0, name.length() - "Node".length())
                .append(" [")
                .append(fields)
                .append(']');
        QueryPlan.Estimate estimate = plan.estimates().get(node.id());
        if (estimate != null) {
            text.append(String.format(" about %,.0f rows", estimate.rows()));
        }
        text.append('\n');
        node.sources().forEach(source -> append(text, source, plan, depth + 1));
    }
}
