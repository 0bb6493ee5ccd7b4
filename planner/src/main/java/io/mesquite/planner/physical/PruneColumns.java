package io.mesquite.planner.physical;

import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import java.util.TreeSet;

/** Every node gives out only what is needed above it, and scans read only that. */
final class PruneColumns {
    private PruneColumns() {}

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        OutputNode output = (OutputNode) plan;
        ColumnPruner.Pruned source =
                new ColumnPruner(context.plan()).prune(output.source(), new TreeSet<>(output.channels()));
        return new OutputNode(
                output.id(),
                source.node(),
                output.channels().stream().map(source::channel).toList(),
                output.names());
    }
}
