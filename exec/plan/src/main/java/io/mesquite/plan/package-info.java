/**
 * The physical plan as data: what the planner hands to the coordinator and the coordinator to the tasks. Everything here
 * is a record of plain values, so that it can travel; nothing here knows Calcite, and nothing runs.
 *
 * <ul>
 *   <li>{@code node}: the operators' tree. Start at {@link io.mesquite.plan.node.PlanNode}
 *   <li>{@code expression}: what is computed for each row
 *   <li>{@code function}: which functions there are and what types they take and give
 *   <li>{@code fragment}: the tree cut at its exchanges
 * </ul>
 */
package io.mesquite.plan;
