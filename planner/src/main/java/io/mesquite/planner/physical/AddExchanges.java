package io.mesquite.planner.physical;

import io.mesquite.plan.node.PlanNode;

/** With several workers, exchanges are put where rows must meet; in one process nothing is exchanged. */
final class AddExchanges {
    private AddExchanges() {}

    static PlanNode apply(PlanNode plan, PhysicalContext context) {
        return context.workers() == 1
                ? plan
                : new ExchangePlacer(context).place(plan).node();
    }
}
