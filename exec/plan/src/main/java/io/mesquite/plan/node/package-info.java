/** The operators of a plan, one record each. Start at {@link io.mesquite.plan.node.PlanNode}. */
package io.mesquite.plan.node;
