/**
 * The functions that SQL may call: their names, signatures and implementations. Start at {@link
 * io.mesquite.engine.function.FunctionRegistry}; {@link io.mesquite.engine.function.BuiltinFunctions} has all of them.
 *
 * <p>Forms that leave arguments uncomputed (CASE, COALESCE, AND) are no functions and do not belong here.
 */
package io.mesquite.engine.function;
