/** Expressions made runnable over batches. Start at {@link io.mesquite.engine.expression.ExpressionCompiler}. */
package io.mesquite.engine.expression;
