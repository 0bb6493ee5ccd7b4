package io.mesquite.planner;

import io.mesquite.parser.DeepStack;
import io.mesquite.plan.fragment.QueryPlan;
import io.mesquite.plan.text.PlanText;
import io.mesquite.planner.physical.PhasedPhysicalPlanner;

/** Physical plans over the TPC-H tables at scale 1. */
public final class PhysicalFixture {
    private PhysicalFixture() {}

    /** The plan of a query for a number of workers. */
    public static QueryPlan plan(String sql, int workers) {
        return DeepStack.call(() -> new PhasedPhysicalPlanner(new EngineLikeFunctions(), workers)
                .plan(PlannerFixture.logical(sql), PlannerFixture.SESSION));
    }

    /** The plan for one worker as text. */
    public static String text(String sql) {
        return PlanText.of(plan(sql, 1));
    }

    /** Prints the plans of queries, which are texts or numbers of TPC-H queries; the first argument is the number of workers. */
    public static void main(String[] args) {
        for (int i = 1; i < args.length; i++) {
            String sql = args[i].matches("\\d+") ? PlannerFixture.tpchQuery(Integer.parseInt(args[i])) : args[i];
            System.out.println("== " + args[i]);
            try {
                System.out.println(PlanText.of(plan(sql, Integer.parseInt(args[0]))));
            } catch (RuntimeException | Error e) {
                e.printStackTrace(System.out);
            }
        }
    }
}
