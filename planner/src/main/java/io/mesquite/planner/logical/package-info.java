/**
 * From a syntax tree to optimized Calcite algebra: types, functions, validation, conversion, and the errors that a user
 * reads. Start at {@link io.mesquite.planner.logical.LogicalPlanner}. What is done to the algebra afterwards is in {@code
 * phase}.
 */
package io.mesquite.planner.logical;
