/** Typed expressions over the columns of a node's input. Start at {@link io.mesquite.plan.expression.Expression}. */
package io.mesquite.plan.expression;
