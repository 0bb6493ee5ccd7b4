package io.mesquite.plan.text;

import io.mesquite.plan.node.WindowCall;
import io.mesquite.plan.node.WindowCall.Bound;
import io.mesquite.plan.node.WindowCall.Frame;
import io.mesquite.plan.node.WindowNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** {@code Window partition by a order by b: rank = rank()}. */
final class WindowText {
    private WindowText() {}

    static String title(WindowNode window, List<String> columns) {
        StringBuilder text = new StringBuilder("Window");
        if (!window.partitionBy().isEmpty()) {
            text.append(" partition by ").append(NodeText.list(window.partitionBy(), columns));
        }
        if (!window.orderBy().isEmpty()) {
            text.append(" order by ").append(NodeText.keys(window.orderBy(), columns));
        }
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < window.calls().size(); i++) {
            calls.add(window.callNames().get(i) + " = " + call(window.calls().get(i), columns));
        }
        return text.append(": ").append(String.join(", ", calls)).toString();
    }

    private static String call(WindowCall call, List<String> columns) {
        StringBuilder text = new StringBuilder(call.function()).append('(');
        text.append(call.distinct() ? "distinct " : "").append(NodeText.list(call.arguments(), columns));
        text.append(')').append(call.ignoreNulls() ? " ignore nulls" : "");
        call.filter().ifPresent(filter -> text.append(" where ").append(columns.get(filter)));
        return text.append(frame(call.frame(), columns)).toString();
    }

    /** Nothing for the frame that SQL means when none is written. */
    private static String frame(Frame frame, List<String> columns) {
        if (frame.equals(Frame.DEFAULT)) {
            return "";
        }
        String exclusion =
                frame.exclusion() == WindowCall.Exclusion.NO_OTHERS ? "" : " exclude " + words(frame.exclusion());
        return " " + words(frame.mode()) + " between " + bound(frame.start(), frame.startOffset(), columns) + " and "
                + bound(frame.end(), frame.endOffset(), columns) + exclusion;
    }

    private static String bound(Bound bound, OptionalInt offset, List<String> columns) {
        return offset.isPresent() ? columns.get(offset.getAsInt()) + " " + words(bound) : words(bound);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
