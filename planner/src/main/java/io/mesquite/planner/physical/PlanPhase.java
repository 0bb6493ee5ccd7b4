package io.mesquite.planner.physical;

import io.mesquite.plan.node.PlanNode;

/** Everything that is done to a converted plan, in this order. */
enum PlanPhase {
    ;

    private interface Transformation {
        PlanNode apply(PlanNode plan, PhysicalContext context);
    }

    private final Transformation transformation;

    PlanPhase(Transformation transformation) {
        this.transformation = transformation;
    }

    PlanNode apply(PlanNode plan, PhysicalContext context) {
        return transformation.apply(plan, context);
    }
}
