/**
 * Calcite's algebra to plan nodes, and its row expressions to ours: node by node, nothing is optimized here. Start at {@link
 * io.mesquite.planner.convert.PlanConverter}; each kind of node has a converter of its own, and {@link
 * io.mesquite.planner.convert.ExpressionConverter} is the same for expressions.
 *
 * <p>The types of plan nodes are those of the algebra, with two exceptions that make plans cheaper: string literals are
 * VARCHAR instead of CHAR, and a text may have another maximum length.
 */
package io.mesquite.planner.convert;
