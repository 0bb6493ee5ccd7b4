/**
 * SQL's operators over vectors: arithmetic, comparisons, casts. Start at {@link
 * io.mesquite.engine.function.operator.OperatorKernels}.
 */
package io.mesquite.engine.function.operator;
