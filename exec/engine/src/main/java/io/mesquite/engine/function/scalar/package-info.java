/**
 * The scalar functions, by topic: each class adds its functions to a {@link io.mesquite.engine.function.scalar.FunctionTable}. A
 * new function is one line in the class of its topic and lines in that class's test.
 */
package io.mesquite.engine.function.scalar;
