/**
 * From converted plan nodes to a plan that can run, and run fast: what scans can do themselves, which columns are needed,
 * which side of a join is built, what is exchanged between workers. Start at {@link
 * io.mesquite.planner.physical.PhasedPhysicalPlanner}; the order of everything that is done stands in {@code PlanPhase}.
 *
 * <p>Nothing here knows Calcite but the entry.
 */
package io.mesquite.planner.physical;
