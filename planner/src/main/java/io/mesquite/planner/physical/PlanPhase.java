package io.mesquite.planner.physical;

import io.mesquite.plan.node.PlanNode;

/** Everything that is done to a converted plan, in this order. */
enum PlanPhase {
    FILL_IN_ROWS(FillInRows::apply),
    PUSH_FILTERS_INTO_SCANS(PushFiltersIntoScans::apply),
    /** Before common plans are shared: what is shared must not be in a round. */
    RECURSION_INPUTS(RecursionInputs::apply),
    /** Before columns are pruned: readers of one thing that need other columns of it share it still. */
    SHARE_COMMON_PLANS(ShareCommonPlans::apply),
    SPLIT_DISTINCT_AGGREGATES(SplitDistinctAggregates::apply),
    /** After filters have been pushed: columns that only a scan's predicate needs do not leave the scan. */
    PRUNE_COLUMNS(PruneColumns::apply),
    /** After columns have been pruned: what nothing needs is not computed twice. */
    MERGE_PROJECTIONS(MergeProjections::apply),
    /** After projections have been merged: only then is seen what is computed twice. */
    SHARE_COMMON_EXPRESSIONS(ShareCommonExpressions::apply),
    /** After columns have been pruned: how large a side is depends on its columns. */
    CHOOSE_BUILD_SIDES(ChooseBuildSides::apply),
    /** After build sides have been chosen: they are what is told to scans. */
    ASSIGN_DYNAMIC_FILTERS(AssignDynamicFilters::apply),
    /** After dynamic filters have been assigned: a scan that they filter reads more rows than it gives. */
    PUSH_LIMITS_INTO_SCANS(PushLimitsIntoScans::apply),
    ADD_EXCHANGES(AddExchanges::apply);

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
