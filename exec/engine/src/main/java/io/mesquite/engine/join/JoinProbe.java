package io.mesquite.engine.join;

import io.mesquite.engine.pipeline.BatchConsumer;
import io.mesquite.engine.pipeline.LaneContext;
import io.mesquite.engine.pipeline.OperatorFactory;

/** Takes the rows of the left source of a join whose build side is complete. */
public final class JoinProbe implements OperatorFactory {
    private final JoinBuild build;

    public JoinProbe(JoinBuild build) {
        this.build = build;
    }

    @Override
    public BatchConsumer openLane(LaneContext context, BatchConsumer next) {
        JoinPlan plan = build.plan();
        BatchConsumer probe = newProbe(plan, build.side(), context, next);
        return build.spilled() == null ? probe : new SpillingProbe(plan, build.spilled(), context, probe);
    }

    /** Joins left rows with those of a build side. */
    static BatchConsumer newProbe(JoinPlan plan, BuildSide side, LaneContext context, BatchConsumer next) {
        ProbeSide probe = new ProbeSide(plan, side, context, next);
        return switch (plan.kind()) {
            case INNER, LEFT, RIGHT, FULL, RIGHT_SEMI, RIGHT_ANTI -> new PairProbe(probe);
            case SEMI, ANTI, MARK -> new MatchProbe(probe);
            case NULL_AWARE_ANTI, NULL_AWARE_MARK -> new NullAwareProbe(probe);
        };
    }
}
