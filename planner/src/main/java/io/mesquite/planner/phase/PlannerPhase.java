package io.mesquite.planner.phase;

import java.util.function.UnaryOperator;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.CoreRules;

/** All phases of logical optimization, in the order in which they run. */
public enum PlannerPhase {
    SUBQUERIES(PlannerPhase::removeSubqueries);

    private final UnaryOperator<RelNode> transformation;

    PlannerPhase(UnaryOperator<RelNode> transformation) {
        this.transformation = transformation;
    }

    /** Runs all phases. */
    public static RelNode optimize(RelNode root) {
        RelNode current = root;
        for (PlannerPhase phase : values()) {
            current = phase.transformation.apply(current);
        }
        return current;
    }

    private static RelNode removeSubqueries(RelNode root) {
        HepPlanner planner = new HepPlanner(HepProgram.builder()
                .addRuleInstance(CoreRules.FILTER_SUB_QUERY_TO_CORRELATE)
                .addRuleInstance(CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE)
                .addRuleInstance(CoreRules.JOIN_SUB_QUERY_TO_CORRELATE)
                .build());
        planner.setRoot(root);
        RelNode removed = planner.findBestExp();
        return org.apache.calcite.sql2rel.RelDecorrelator.decorrelateQuery(
                removed, org.apache.calcite.rel.core.RelFactories.LOGICAL_BUILDER.create(root.getCluster(), null));
    }
}
