package io.mesquite.server.local;

import io.mesquite.engine.task.NodeStatistics;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.text.PlanText;
import io.mesquite.plan.text.PlanText.Amounts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A plan with what was measured of its nodes, as EXPLAIN ANALYZE shows it. */
final class MeasuredPlan {
    private MeasuredPlan() {}

    /** @param statistics by node id; a node that is not among them gets no figures */
    static String text(QueryPlan plan, Map<Integer, NodeStatistics> statistics) {
        return PlanText.of(
                plan, node -> Optional.ofNullable(statistics.get(node.id())).map(measured -> figures(node, measured)));
    }

    private static String figures(PlanNode node, NodeStatistics measured) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%,d rows out, %.1f ms of all threads", measured.outputRows(), measured.nanos() / 1e6));
        if (node instanceof ScanNode) {
            text.append(String.format(
                    Locale.ROOT, ", %,d rows read of %,d splits", measured.inputRows(), measured.splits()));
        } else if (!node.sources().isEmpty()) {
            text.append(String.format(Locale.ROOT, ", %,d rows in", measured.inputRows()));
        }
        if (measured.bytesRead() > 0) {
            text.append(", ").append(Amounts.bytes(measured.bytesRead())).append(" read");
        }
        if (measured.requests() > 0) {
            text.append(String.format(Locale.ROOT, " by %,d requests", measured.requests()));
        }
        if (measured.peakMemoryBytes() > 0) {
            text.append(", ").append(Amounts.bytes(measured.peakMemoryBytes())).append(" of memory");
        }
        if (measured.spilledBytes() > 0) {
            text.append(", ").append(Amounts.bytes(measured.spilledBytes())).append(" spilled");
        }
        return text.toString();
    }
}
