package io.mesquite.planner.physical;

import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.fragment.QueryPlan.Estimate;
import io.mesquite.plan.function.FunctionCatalog;
import io.mesquite.plan.node.OutputNode;
import io.mesquite.plan.node.PlanNode;
import io.mesquite.planner.PhysicalPlanner;
import io.mesquite.planner.SessionContext;
import io.mesquite.planner.convert.PlanContext;
import io.mesquite.planner.convert.PlanConverter;
import io.mesquite.planner.fragment.Fragmenter;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.rel.RelRoot;

/** Converts, applies every {@link PlanPhase} in turn, and cuts the result into fragments. */
public final class PhasedPhysicalPlanner implements PhysicalPlanner {
    private final FunctionCatalog functions;
    private final int workers;

    /** @param workers how many processes share the work of a query; 1 gives plans of one fragment */
    public PhasedPhysicalPlanner(FunctionCatalog functions, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers);
        }
        this.functions = functions;
        this.workers = workers;
    }

    @Override
    public QueryPlan plan(RelRoot root, SessionContext session) {
        PlanContext context = new PlanContext(functions);
        PlanNode plan = new PlanConverter(context, root.rel.getCluster().getMetadataQuery()).convert(root);
        PhysicalContext physical = new PhysicalContext(context, workers);
        for (PlanPhase phase : PlanPhase.values()) {
            plan = phase.apply(plan, physical);
        }
        Map<Integer, Estimate> estimates = new HashMap<>();
        collect(plan, physical, estimates);
        return new QueryPlan(Fragmenter.cut((OutputNode) plan), estimates);
    }

    private static void collect(PlanNode node, PhysicalContext context, Map<Integer, Estimate> estimates) {
        context.plan()
                .rows(node)
                .ifPresent(rows -> estimates.put(node.id(), new Estimate(rows, rows * RowWidth.of(node.types()))));
        node.sources().forEach(source -> collect(source, context, estimates));
    }
}
