package io.mesquite.planner.physical;

import io.mesquite.plan.node.LimitNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.plan.node.ProjectNode;
import io.mesquite.plan.node.ScanNode;
import io.mesquite.plan.node.UnionNode;
import io.mesquite.spi.connector.Scan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A limit above a scan is told to the scan, where every row that is read is a row of the result. */
final class PushLimitsIntoScans {
    private PushLimitsIntoScans() {}

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return PlanRewriter.bottomUp(plan, node -> {
            if (!(node instanceof LimitNode limit) || limit.count() == Long.MAX_VALUE) {
                return node;
            }
            return limit.withSources(List.of(limited(limit.source(), Math.addExact(limit.offset(), limit.count()))));
        });
    }

    private static PlanNode limited(PlanNode node, long rows) {
        if (node instanceof ProjectNode || node instanceof UnionNode) {
            return PlanRewriter.mapSources(node, source -> limited(source, rows));
        } else if (node instanceof ScanNode scanNode
                && scanNode.predicate().isEmpty()
                && scanNode.dynamicFilters().isEmpty()) {
            Scan scan = scanNode.scan();
            return new ScanNode(
                    scanNode.id(),
                    scanNode.catalog(),
                    scanNode.table(),
                    new Scan(scan.table(), scan.columns(), scan.constraint(), OptionalLong.of(rows)),
                    Optional.empty(),
                    scanNode.output(),
                    List.of());
        }
        return node;
    }
}
