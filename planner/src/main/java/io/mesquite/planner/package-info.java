/**
 * From a parsed statement to a {@link io.mesquite.plan.fragment.QueryPlan}. Start at {@link io.mesquite.planner.Planner}.
 *
 * <p>The way of a query: {@code logical} validates it and makes Calcite algebra of it, {@code phase} optimizes that with the
 * estimates of {@code statistics} and the tables of {@code catalog}, and a {@link io.mesquite.planner.PhysicalPlanner} turns
 * the result into plan nodes and fragments. Calcite ends in this module.
 */
package io.mesquite.planner;
