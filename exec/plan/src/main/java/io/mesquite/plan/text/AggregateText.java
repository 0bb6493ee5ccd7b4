package io.mesquite.plan.text;

import io.mesquite.plan.node.AggregateNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code Aggregate final by a: total = sum(b)}. */
final class AggregateText {
    private AggregateText() {}

    static String title(AggregateNode aggregate, List<String> columns) {
        StringBuilder text = new StringBuilder("Aggregate");
        if (aggregate.step() != AggregateNode.Step.SINGLE) {
            text.append(' ').append(aggregate.step().name().toLowerCase(Locale.ROOT));
        }
        if (!aggregate.groupKeys().isEmpty()) {
            text.append(" by ").append(NodeText.list(aggregate.groupKeys(), columns));
        }
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < aggregate.calls().size(); i++) {
            calls.add(aggregate.callNames().get(i) + " = "
                    + NodeText.call(aggregate.calls().get(i), columns));
        }
        return calls.isEmpty()
                ? text.toString()
                : text.append(": ").append(String.join(", ", calls)).toString();
    }
}
